import type { Interval } from '@/lib/availability/domain/intervals'
import type { LocalDate } from '@/lib/time/zone'

/** Minutes of one cell. */
export const CELL = 30

/** Something drawn in the grid. All words are the server's: the browser neither counts nor converts time. */
export type GridItem = {
  key: string
  /** Null for what cannot be opened. */
  href: string | null
  start: number
  end: number
  /** Minutes of buffer around it. */
  before: number
  after: number
  /** A state of a booking, or BLOCK. */
  tone: string
  title: string
  text: string
  /** All of it, for a screen reader. */
  label: string
}

export type GridDay = {
  date: LocalDate
  /** "mercredi 25 novembre" */
  label: string
  weekday: string
  day: string
  /** To the day's own page. */
  href: string
  today: boolean
  open: readonly Interval[]
  /** Holidays, Ramadan, days away. */
  notes: readonly string[]
  items: readonly GridItem[]
}

/** Cells `from` to `to` (both included) of one day, as a person marked them: `anchor` first, `head` last. */
export type Selection = { day: number; anchor: number; head: number }
export type Place = { day: number; row: number }

export const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The wall minutes of a selection in a grid that begins at minute `from`. */
export function minutesOf({ anchor, head }: Selection, from: number): Interval {
  const [first, last] = anchor < head ? [anchor, head] : [head, anchor]
  return { start: from + first * CELL, end: from + (last + 1) * CELL }
}

/** Where an arrow leads; null for any other key. In a line read from the right, the left arrow goes on. */
export function moved(place: Place, key: string, rtl: boolean, days: number, rows: number): Place | null {
  const sideways = rtl ? -1 : 1
  const by: Record<string, Place> = {
    ArrowUp: { day: 0, row: -1 },
    ArrowDown: { day: 0, row: 1 },
    ArrowRight: { day: sideways, row: 0 },
    ArrowLeft: { day: -sideways, row: 0 },
    Home: { day: 0, row: -rows },
    End: { day: 0, row: rows },
  }
  const step = by[key]
  if (!step) return null
  return {
    day: within(place.day + step.day, 0, days - 1),
    row: within(place.row + step.row, 0, rows - 1),
  }
}
