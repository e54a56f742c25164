import { addDays, daySegments, type LocalDate, MINUTES_PER_DAY, weekday } from '@/lib/time/zone'
import type { Calendar } from './calendar'
import { type Interval, merge, subtract } from './intervals'

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

function range(startMinute: number | null | undefined, endMinute: number | null | undefined): Interval {
  return {
    start: Math.max(0, startMinute ?? 0),
    end: Math.min(MINUTES_PER_DAY, endMinute ?? MINUTES_PER_DAY),
  }
}

/**
 * The day's hours in wall minutes. A partial closure takes time away but does not move the grid, so closing
 * an hour never changes the starts around it.
 */
function wallHours(calendar: Calendar, date: LocalDate): WallHours {
  const hours: Interval[] = []
  const closures: Interval[] = []
  let dayOff = false
  for (const exception of calendar.exceptions) {
    if (exception.date !== date) continue
    const part = range(exception.startMinute, exception.endMinute)
    if (exception.kind === 'OPEN') hours.push(part)
    else if (exception.startMinute == null && exception.endMinute == null) dayOff = true
    else closures.push(part)
  }
  if (!dayOff) {
    const day = weekday(date)
    for (const planned of calendar.plan) {
      if (planned.weekday === day) hours.push(range(planned.startMinute, planned.endMinute))
    }
  }
  const grid = merge(hours)
  return { grid, open: subtract(grid, closures) }
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
