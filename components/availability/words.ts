import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { addDays, formatMinutes, MINUTES_PER_DAY } from '@/lib/time/zone'

/** Any Monday: the name of a weekday is that of such a day. */
const MONDAY = '2026-11-23'

export const weekdayName = (locale: Locale, weekday: number): string =>
  formatDate(locale, addDays(MONDAY, weekday - 1), 'weekday')

/** What a field for times holds; the end of a day is its 00:00. */
export const timeValue = (minutes: number | null | undefined): string =>
  minutes === null || minutes === undefined ? '' : formatMinutes(minutes % MINUTES_PER_DAY)
