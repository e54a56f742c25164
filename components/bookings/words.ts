import type { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { formatMinutes, type LocalDate, toWall } from '@/lib/time/zone'

export type Words = Awaited<ReturnType<typeof getTranslations<'bookings'>>>

/** "mercredi 25 novembre 2026 à 10:00", from the agreed wall time: no zone can move it. */
export function wallText(t: Words, locale: Locale, at: { wallDate: LocalDate; wallMinutes: number }): string {
  return t('when', { date: formatDate(locale, at.wallDate, 'long'), time: formatMinutes(at.wallMinutes) })
}

/** The same for an instant that is no appointment: a deadline, a row of the history. */
export function instantText(t: Words, locale: Locale, instant: Date): string {
  const wall = toWall(instant)
  return t('when', { date: formatDate(locale, wall.date, 'medium'), time: wall.time })
}

/** A name in a sentence of the other script: its full stop must not jump to the far side. */
export const isolated = (name: string): string => `\u2068${name}\u2069`

export function durationText(t: Words, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('duration.minutes', { minutes: rest })
  if (rest === 0) return t('duration.hours', { hours })
  return t('duration.both', { hours, minutes: String(rest).padStart(2, '0') })
}

/** The state as people call it: a request nobody answered has expired, it was not refused. */
export function statusText(t: Words, booking: { status: string; reasonCode: string | null }): string {
  const key = booking.status === 'REJECTED' && booking.reasonCode === 'EXPIRED' ? 'EXPIRED' : booking.status
  return t(`status.${key}` as 'status.PENDING')
}
