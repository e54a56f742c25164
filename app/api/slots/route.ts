import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { nextSlotsOf, slotsOfProvider } from '@/lib/search/queries/slots'
import { parseSlotsQuery } from '@/lib/search/schemas'
import { now, today } from '@/lib/time/clock'
import { ZONE } from '@/lib/time/zone'

async function answer(request: NextRequest): Promise<Response> {
  const parsed = parseSlotsQuery(Object.fromEntries(request.nextUrl.searchParams), today())
  if ('fields' in parsed) return jsonError('invalid', 400, parsed.fields)
  if ('slugs' in parsed) {
    return jsonData({ zone: ZONE, providers: await nextSlotsOf(database(), parsed.slugs, now()) })
  }
  const days = await slotsOfProvider(database(), { ...parsed, now: now() })
  return days ? jsonData({ zone: ZONE, days }) : jsonError('not_found', 404)
}

/** Free starts: of one provider day by day, or the next four of several (`providers=a,b`). */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    return await answer(request)
  } catch (error) {
    log.error({ err: error }, 'slots failed')
    return jsonError('unavailable', 503)
  }
}
