import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { database } from '@/db/client'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { isLocale, type Locale } from '@/lib/i18n/routing'
import { nextSlotsOf, slotsOfProvider } from '@/lib/search/queries/slots'
import { parseSlotsQuery } from '@/lib/search/schemas'
import { now, today } from '@/lib/time/clock'
import { formatDate, relativeDay } from '@/lib/time/format'
import { type LocalDate, ZONE } from '@/lib/time/zone'

/** What a card calls a day, said here: a browser's own idea of today may be another zone's. */
async function dayNames(locale: Locale): Promise<(date: LocalDate) => string> {
  const t = await getTranslations({ locale, namespace: 'cards' })
  return date => {
    const near = relativeDay(date, today())
    return near ? t(near) : formatDate(locale, date, 'medium')
  }
}

async function answer(request: NextRequest): Promise<Response> {
  const parsed = parseSlotsQuery(Object.fromEntries(request.nextUrl.searchParams), today())
  if ('fields' in parsed) return jsonError('invalid', 400, parsed.fields)
  if ('slugs' in parsed) {
    const asked = request.nextUrl.searchParams.get('locale')
    const name = await dayNames(isLocale(asked) ? asked : 'fr')
    const found = await nextSlotsOf(database(), parsed.slugs, now())
    const providers = Object.fromEntries(
      Object.entries(found).map(([slug, slots]) => [
        slug,
        slots.map(slot => ({ ...slot, day: name(slot.date) })),
      ]),
    )
    return jsonData({ zone: ZONE, providers })
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
