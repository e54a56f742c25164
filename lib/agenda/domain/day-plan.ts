import type { Calendar } from '@/lib/availability/domain/calendar'
import type { Interval } from '@/lib/availability/domain/intervals'
import { openingOf } from '@/lib/availability/domain/opening'
import { addDays, dayRange, formatMinutes, type LocalDate, MINUTES_PER_DAY, toWall } from '@/lib/time/zone'

/** The hours of a day in which work can be booked, in wall minutes. */
export function openMinutes(calendar: Calendar, date: LocalDate): Interval[] {
  const opening = openingOf(calendar, date)
  if (!opening) return []
  const { start, end } = dayRange(date)
  return opening.open.flatMap(open => {
    // A night's work goes on into the next day, which draws its own part.
    const until = Math.min(open.end, end.getTime())
    if (open.start >= until || open.start < start.getTime()) return []
    const last = until === end.getTime() ? MINUTES_PER_DAY : toWall(new Date(until)).minutes
    return [{ start: toWall(new Date(open.start)).minutes, end: last }]
  })
}

/** Something with a place on the wall clock: it may reach over midnight. */
export type Timed = { date: LocalDate; start: number; end: number }

/** The part of it that lies on a day, in that day's minutes; null when there is none. */
export function partOn(thing: Timed, date: LocalDate): Interval | null {
  if (thing.date === date) return { start: thing.start, end: Math.min(thing.end, MINUTES_PER_DAY) }
  const over = thing.end - MINUTES_PER_DAY
  return over > 0 && addDays(thing.date, 1) === date ? { start: 0, end: over } : null
}

const HOUR = 60
const USUAL: Interval = { start: 8 * HOUR, end: 19 * HOUR }

/** The whole hours that a grid must show so that nothing of these lies outside it. */
export function frameOf(parts: readonly Interval[]): Interval {
  const start = Math.min(USUAL.start, ...parts.map(part => part.start))
  const end = Math.max(USUAL.end, ...parts.map(part => part.end))
  return {
    start: Math.floor(start / HOUR) * HOUR,
    end: Math.min(MINUTES_PER_DAY, Math.ceil(end / HOUR) * HOUR),
  }
}

/** '14:00–16:00'. */
export const spanText = ({ start, end }: Interval): string => `${formatMinutes(start)}–${formatMinutes(end)}`
