import { getTranslations } from 'next-intl/server'
import { neighbours, slotDays, WINDOW_DAYS, windowStart } from '@/components/bookings/book-view'
import type { MoveTimes } from '@/components/bookings/moving'
import { database } from '@/db/client'
import { loadCalendars } from '@/lib/availability/queries'
import { durationOf } from '@/lib/bookings/domain/facts'
import type { LoadedBooking } from '@/lib/bookings/queries/facts'
import type { Locale } from '@/lib/i18n/routing'
import { today } from '@/lib/time/clock'

/**
 * The free times a booking could move to, a week of them: its own time does not stand in its way, and is not offered.
 * @param path of the booking's page, for the weeks before and after
 */
export async function moveTimes(
  locale: Locale,
  booking: LoadedBooking,
  path: string,
  asked: string | undefined,
  at: Date,
): Promise<MoveTimes | null> {
  const { id, providerId, startsAt } = booking
  const now = today(at)
  const [t, first] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.move' }),
    loadCalendars(database(), [providerId], { from: now, days: 1, except: id }),
  ])
  const horizon = first.get(providerId)?.rules.horizonDays
  if (horizon === undefined) return null
  const from = windowStart(asked, startsAt, now, horizon)
  const found = (await loadCalendars(database(), [providerId], { from, days: WINDOW_DAYS, except: id })).get(
    providerId,
  )
  if (!found) return null
  const rules = { ...found.rules, durationMinutes: durationOf(booking), districtId: booking.districtId }
  const current = startsAt.toISOString()
  const { earlier, later } = neighbours(from, now, horizon)
  const week = (date: string) => `${path}?from=${date}#move`
  return {
    days: slotDays(locale, found.calendar, rules, from, at)
      .map(day => ({ ...day, slots: day.slots.filter(slot => slot.start !== current) }))
      .filter(day => day.slots.length > 0),
    weeks: [
      ...(earlier ? [{ href: week(earlier), label: t('earlier') }] : []),
      ...(later ? [{ href: week(later), label: t('later') }] : []),
    ],
    open: asked !== undefined,
  }
}
