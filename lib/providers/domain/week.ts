import type { WeeklyRange } from '@/lib/availability/domain/calendar'

/** The same hours on several days, with one break: what most people work, and all a beginner must say. */
export type SimpleWeek = {
  days: readonly number[]
  opens: number
  closes: number
  pause: { start: number; end: number } | null
}

/** Monday to Friday, nine to six: a start one changes. */
export const FIRST_WEEK: SimpleWeek = {
  days: [1, 2, 3, 4, 5],
  opens: 9 * 60,
  closes: 18 * 60,
  pause: { start: 12 * 60 + 30, end: 14 * 60 },
}

/** The ranges of a simple week. */
export function rangesOf({ days, opens, closes, pause }: SimpleWeek): WeeklyRange[] {
  const hours = pause
    ? [
        [opens, pause.start],
        [pause.end, closes],
      ]
    : [[opens, closes]]
  return days.flatMap(weekday =>
    hours.map(([startMinute = 0, endMinute = 0]) => ({ weekday, startMinute, endMinute })),
  )
}

/** The simple week that these ranges are; null when they say more than it can. */
export function simpleWeekOf(ranges: readonly WeeklyRange[]): SimpleWeek | null {
  const days = [...new Set(ranges.map(range => range.weekday))].sort()
  const [first] = days
  if (first === undefined) return null
  const [morning, afternoon, ...more] = ranges
    .filter(range => range.weekday === first)
    .sort((a, b) => a.startMinute - b.startMinute)
  if (!morning || more.length > 0) return null
  const week: SimpleWeek = {
    days,
    opens: morning.startMinute,
    closes: (afternoon ?? morning).endMinute,
    pause: afternoon ? { start: morning.endMinute, end: afternoon.startMinute } : null,
  }
  const key = (range: WeeklyRange) => `${range.weekday}:${range.startMinute}-${range.endMinute}`
  const same = new Set(rangesOf(week).map(key))
  return ranges.length === same.size && ranges.every(range => same.has(key(range))) ? week : null
}
