import type { Locale } from '@/lib/i18n/routing'
import { firstDay, type Month } from '@/lib/statistics/domain/months'
import { formatDate } from '@/lib/time/format'
import type { Point } from './frame'

/** "nov." without its day: what stands under a drawing. */
const shortMonth = (locale: Locale, month: Month) =>
  formatDate(locale, `${month}-02`, 'short').replace(/^2\s/, '')

/** The points of a chart over months, oldest first. */
export function monthPoints(
  locale: Locale,
  months: readonly Month[],
  values: readonly (number | null)[],
  text: (value: number | null) => string,
): Point[] {
  return months.map((month, index) => {
    const value = values[index] ?? null
    return {
      key: month,
      short: shortMonth(locale, month),
      label: formatDate(locale, firstDay(month), 'month'),
      value,
      text: text(value),
    }
  })
}
