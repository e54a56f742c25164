import { addDays, fromWall, type LocalDate, weekday } from '@/lib/time/zone'

/** A month, 'YYYY-MM'. */
export type Month = string

export const monthOf = (date: LocalDate): Month => date.slice(0, 7)
export const firstDay = (month: Month): LocalDate => `${month}-01`

/** The month `count` later, or earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The last day of a month. */
export const lastDay = (month: Month): LocalDate => addDays(firstDay(addMonths(month, 1)), -1)

/** The `count` months that end with the one `today` lies in, oldest first. */
export function monthsUntil(today: LocalDate, count: number): Month[] {
  const last = monthOf(today)
  return Array.from({ length: count }, (_, index) => addMonths(last, index - count + 1))
}

/** The Mondays of the `count` weeks that end with the one `today` lies in, oldest first. */
export function weeksUntil(today: LocalDate, count: number): LocalDate[] {
  const monday = addDays(today, 1 - weekday(today))
  return Array.from({ length: count }, (_, index) => addDays(monday, 7 * (index - count + 1)))
}

/**
 * The instants at which these months begin in Morocco, and the one at which the last of them ends: what an instant
 * is counted by, since the database must not be asked for the zone.
 */
export function monthEdges(months: readonly Month[]): Date[] {
  const last = months.at(-1)
  const starts = months.map(month => fromWall(firstDay(month), 0))
  return last ? [...starts, fromWall(firstDay(addMonths(last, 1)), 0)] : starts
}

/** One value for each month, in their order; what is missing becomes `nothing`. */
export function perMonth<T>(months: readonly Month[], found: ReadonlyMap<Month, T>, nothing: T): T[] {
  return months.map(month => found.get(month) ?? nothing)
}
