import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'

/** "lundi" for 1. Any week does; this one begins on the 23rd. */
export const dayName = (locale: Locale, weekday: number): string =>
  formatDate(locale, `2026-11-${22 + weekday}`, 'weekday')
