import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { isLocale } from '@/lib/i18n/routing'
import { loadKnowledge } from '@/lib/search/queries/lexicon'
import { suggestAgain, suggestPlaces } from '@/lib/search/queries/suggest'

const MOST_LETTERS = 200
const MOST_PLACES = 8

/** What may be meant by what is being typed. `kind=place` asks for cities and districts only. */
export async function GET(request: NextRequest): Promise<Response> {
  const params = request.nextUrl.searchParams
  const text = (params.get('q') ?? '').slice(0, MOST_LETTERS)
  const asked = params.get('locale')
  const locale = isLocale(asked) ? asked : 'fr'
  try {
    const knowledge = await loadKnowledge()
    const data =
      params.get('kind') === 'place'
        ? suggestPlaces(knowledge, text, locale, MOST_PLACES)
        : await suggestAgain(database(), knowledge, text, locale)
    return jsonData(data, { headers: { 'Cache-Control': 'public, max-age=60' } })
  } catch (error) {
    log.error({ err: error }, 'suggestions failed')
    return jsonError('unavailable', 503)
  }
}
