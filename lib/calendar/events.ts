import { env } from '@/lib/core/env'
import { areaText } from '@/lib/i18n/area'
import type { Locale } from '@/lib/i18n/routing'
import { eventStatus, eventUid } from './domain/event'
import type { CalendarEvent } from './event-text'
import type { EventRow } from './queries/events'

/** From `messages.calendar.event`, in the reader's language. */
export type EventWords = (
  key: 'summary' | 'waiting' | 'off' | 'reference' | 'area',
  values?: Record<string, string>,
) => string

/** The bookings as their reader sees them in a calendar. */
export function eventsOf(
  rows: readonly EventRow[],
  reader: { locale: Locale; side: 'client' | 'provider' },
  t: EventWords,
): CalendarEvent[] {
  const arabic = reader.locale === 'ar'
  return rows.map(row => {
    const status = eventStatus(row.status)
    const client = reader.side === 'client'
    const service = arabic ? row.serviceAr : row.serviceFr
    const provider = arabic ? row.providerAr : row.providerFr
    const district = arabic ? row.districtAr : row.districtFr
    const city = arabic ? row.cityAr : row.cityFr
    const area = areaText(reader.locale, district, city)
    const what = t('summary', { service, name: client ? provider : row.clientFirstName })
    const path = `/${reader.locale}/${client ? 'account' : 'pro'}/bookings/${row.id}`
    const location =
      row.address === null
        ? null
        : [row.address, row.landmark, area].filter(Boolean).join(arabic ? '، ' : ', ')
    return {
      uid: eventUid(row.id),
      sequence: row.version,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      changedAt: row.updatedAt,
      status,
      summary:
        status === 'TENTATIVE' ? t('waiting', { what }) : status === 'CANCELLED' ? t('off', { what }) : what,
      description: [
        row.title,
        t('reference', { reference: row.reference }),
        location === null ? t('area', { area }) : '',
      ]
        .filter(Boolean)
        .join('\n'),
      location,
      url: `${env().APP_URL}${path}`,
    }
  })
}
