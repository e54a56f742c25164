import { ZONE_RULES } from './rules'

/**
 * The only code that knows Moroccan time. It never asks `Intl`, the local side of `Date` or PostgreSQL:
 * many runtimes still believe in UTC+1 and are an hour off since September 2026.
 */
export const ZONE = 'Africa/Casablanca'

/** A calendar day in Morocco, 'YYYY-MM-DD'. */
export type LocalDate = string
/** What a clock on the wall shows: the day, 'HH:MM', and the minutes since that day's midnight. */
export type Wall = { date: LocalDate; time: string; minutes: number }
/** Monday is 1, as the Moroccan week starts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** A part of a day with one offset: instants in epoch ms, `[start, end)`. */
export type DaySegment = { start: number; end: number; offsetMs: number }

const MINUTE = 60_000
const DAY = 86_400_000
export const MINUTES_PER_DAY = 1440

/** `wallFrom`: the first wall time (as if it were UTC) that belongs to this rule and to no earlier one. */
type Transition = { at: number; offsetMs: number; wallFrom: number }

const TRANSITIONS: readonly Transition[] = ZONE_RULES.map((rule, index) => {
  const at = Date.parse(rule.at)
  const offsetMs = rule.offset * MINUTE
  const before = (ZONE_RULES[index - 1]?.offset ?? rule.offset) * MINUTE
  // In a gap the old offset shifts forward, in an overlap it gives the first occurrence: both mean
  // that the old rule keeps every wall time up to the later of the two clocks.
  return { at, offsetMs, wallFrom: at + Math.max(before, offsetMs) }
})

// From the newest backwards: nearly every question is about today or later.
function offsetMsAt(instant: number): number {
  if (Number.isNaN(instant)) throw new RangeError('not an instant')
  for (let index = TRANSITIONS.length - 1; index >= 0; index--) {
    const rule = TRANSITIONS[index]
    if (rule && instant >= rule.at) return rule.offsetMs
  }
  return 0
}

function offsetMsOfWall(wall: number): number {
  for (let index = TRANSITIONS.length - 1; index >= 0; index--) {
    const rule = TRANSITIONS[index]
    if (rule && wall >= rule.wallFrom) return rule.offsetMs
  }
  return 0
}

const twoDigits = (value: number) => (value < 10 ? `0${value}` : String(value))

/** 'HH:MM' of minutes since midnight; 1440 is '24:00', the end of a day. */
export function formatMinutes(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** Midnight of the date as if it were UTC, in ms. Throws RangeError when the text is no date. */
function dateMs(date: LocalDate): number {
  const value = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))
  if (Number.isNaN(value)) throw new RangeError(`not a local date: ${date.slice(0, 20)}`)
  return value
}

const dateOf = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10)

/** Minutes that Moroccan clocks are ahead of UTC at this instant. Throws RangeError for an invalid Date. */
export function offsetMinutes(instant: Date): number {
  return offsetMsAt(instant.getTime()) / MINUTE
}

/** What Moroccan clocks show at this instant, seconds dropped. Throws RangeError for an invalid Date. */
export function toWall(instant: Date): Wall {
  const local = instant.getTime() + offsetMsAt(instant.getTime())
  const minutes = Math.floor((((local % DAY) + DAY) % DAY) / MINUTE)
  return { date: dateOf(local), time: formatMinutes(minutes), minutes }
}

/**
 * The instant of a wall time. A time that was skipped (gap) is shifted forward by the gap; a time that
 * came twice (overlap) is its first occurrence. Minutes may exceed the day: 1440 is the next midnight.
 */
export function fromWall(date: LocalDate, minutes: number): Date {
  const wall = dateMs(date) + minutes * MINUTE
  return new Date(wall - offsetMsOfWall(wall))
}

const WALL = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::00)?$/

/** Reads 'YYYY-MM-DDTHH:MM' (or with a space, or ':00' seconds) without any zone; null when it is not one. */
export function parseWall(text: string): { date: LocalDate; minutes: number } | null {
  const match = WALL.exec(text)
  const [, date, hours, minutes] = match ?? []
  if (!date || !isLocalDate(date)) return null
  return { date, minutes: Number(hours) * 60 + Number(minutes) }
}

const DATE = /^(?:19|20|21)\d\d-\d\d-\d\d$/

/** True for a real day of the calendar between 1900 and 2199, written 'YYYY-MM-DD'. */
export function isLocalDate(text: string): boolean {
  if (!DATE.test(text)) return false
  return dateOf(dateMs(text)) === text
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(dateMs(date) + days * DAY)
}

/** Day of the week, Monday = 1 … Sunday = 7. */
export function weekday(date: LocalDate): Weekday {
  const days = dateMs(date) / DAY
  // 1 January 1970 was a Thursday.
  return (((((days + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** Days from `a` to `b`, negative when `b` comes first. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return (dateMs(b) - dateMs(a)) / DAY
}

/** The instants `[start, end)` of a Moroccan day: 23, 24 or 25 hours. */
export function dayRange(date: LocalDate): { start: Date; end: Date } {
  return { start: fromWall(date, 0), end: fromWall(date, MINUTES_PER_DAY) }
}

/** The parts of a Moroccan day that have one offset each: one part on all but a few days. */
export function daySegments(date: LocalDate): readonly DaySegment[] {
  const midnight = dateMs(date)
  const start = midnight - offsetMsOfWall(midnight)
  const end = midnight + DAY - offsetMsOfWall(midnight + DAY)
  const segments: DaySegment[] = [{ start, end, offsetMs: midnight - start }]
  for (const rule of TRANSITIONS) {
    const last = segments.at(-1)
    if (!last || rule.at <= start || rule.at >= end) continue
    last.end = rule.at
    segments.push({ start: rule.at, end, offsetMs: rule.offsetMs })
  }
  return segments
}

/** Throws when the rules do not give the two times that are known by law. Called at start. */
export function assertZoneRules(): void {
  const known = [
    ['2026-11-21T12:00:00Z', '12:00'],
    ['2026-08-01T12:00:00Z', '13:00'],
  ] as const
  for (const [instant, expected] of known) {
    const { time } = toWall(new Date(instant))
    if (time !== expected) throw new Error(`zone rules: ${instant} gives ${time}, not ${expected}`)
  }
}
