import { addDays, daySegments, type LocalDate, MINUTES_PER_DAY } from '@/lib/time/zone'
import type { Calendar } from './calendar'
import { type Interval, merge, subtract } from './intervals'
import { breakOf, isAway, plannedHours, range } from './layers'

const MINUTE = 60_000

/** One day of a provider. */
export type Opening = {
  /** Opening hours in wall minutes before closures: starts are counted from each one's beginning. */
  grid: readonly Interval[]
  /** The time that is really open, as instants; goes on into the next day when this one is open until midnight. */
  open: readonly Interval[]
  /** The instant of wall minute 0 when every minute of the day is one minute long; null on a clock change. */
  midnight: number | null
}

type WallHours = { grid: readonly Interval[]; open: readonly Interval[] }

const CLOSED: WallHours = { grid: [], open: [] }

/**
 * The day's hours in wall minutes. A break or a partial closure takes time away but does not move the grid, so
 * closing an hour never changes the starts around it.
 */
function wallHours(calendar: Calendar, date: LocalDate): WallHours {
  if (isAway(calendar, date)) return CLOSED
  const special: Interval[] = []
  const closures: Interval[] = []
  let dayOff = false
  for (const exception of calendar.exceptions) {
    if (exception.date !== date) continue
    const part = range(exception.startMinute, exception.endMinute)
    if (exception.kind === 'OPEN') special.push(part)
    else if (exception.startMinute == null && exception.endMinute == null) dayOff = true
    else closures.push(part)
  }
  const planned = dayOff ? [] : plannedHours(calendar, date)
  const grid = merge([...planned, ...special])
  const pause = breakOf(calendar, date)
  const open = pause ? merge([...subtract(merge(planned), [pause]), ...special]) : grid
  return { grid, open: subtract(open, closures) }
}

/** Instants at which the wall shows one of these hours. */
function instants(
  hours: readonly Interval[],
  date: LocalDate,
): { open: readonly Interval[]; midnight: number | null } {
  const segments = daySegments(date)
  const open: Interval[] = []
  const first = segments[0]
  if (!first) return { open, midnight: null }
  const wallMidnight = first.start + first.offsetMs
  for (const segment of segments) {
    for (const { start, end } of hours) {
      const from = Math.max(segment.start, wallMidnight + start * MINUTE - segment.offsetMs)
      const to = Math.min(segment.end, wallMidnight + end * MINUTE - segment.offsetMs)
      if (from < to) open.push({ start: from, end: to })
    }
  }
  return segments.length === 1 ? { open, midnight: first.start } : { open: merge(open), midnight: null }
}

/** The day's opening, expanded with the offset of that very day; null when it is closed. */
export function openingOf(calendar: Calendar, date: LocalDate): Opening | null {
  const hours = wallHours(calendar, date)
  if (hours.open.length === 0) return null
  const { open, midnight } = instants(hours.open, date)
  if (hours.open.at(-1)?.end !== MINUTES_PER_DAY) return { grid: hours.grid, open, midnight }
  // A night's work that begins before midnight may end on the next day, if that is open too.
  const tomorrow = addDays(date, 1)
  const continued = instants(wallHours(calendar, tomorrow).open, tomorrow).open
  return { grid: hours.grid, open: merge([...open, ...continued]), midnight }
}
