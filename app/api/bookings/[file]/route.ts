import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { database } from '@/db/client'
import { calendarText } from '@/lib/calendar/event-text'
import { eventsOf } from '@/lib/calendar/events'
import { eventOf } from '@/lib/calendar/queries/events'
import { calendarResponse } from '@/lib/calendar/response'
import { currentActor } from '@/lib/core/auth'
import { jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { isLocale } from '@/lib/i18n/routing'

const SUFFIX = '.ics'

/** `/api/bookings/{id}.ics`: one appointment for its two sides; for everybody else it does not exist. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  try {
    const { file } = await params
    const actor = await currentActor()
    if (!file.endsWith(SUFFIX) || actor.kind !== 'user') return jsonError('not_found', 404)
    const row = await eventOf(database(), actor, file.slice(0, -SUFFIX.length))
    if (!row) return jsonError('not_found', 404)
    const asked = request.nextUrl.searchParams.get('locale')
    const locale = isLocale(asked) ? asked : actor.locale
    const t = await getTranslations({ locale, namespace: 'calendar.event' })
    const side = actor.role === 'CLIENT' ? 'client' : 'provider'
    const events = eventsOf([row], { locale, side }, (key, values) => t(key, values as never))
    const mark = request.headers.get('if-none-match')
    return calendarResponse(calendarText('Khadamat', events), mark, `khadamat-${row.reference}.ics`)
  } catch (error) {
    log.error({ err: error }, 'appointment failed')
    return jsonError('unavailable', 503)
  }
}
