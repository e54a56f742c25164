import { addDays, fromWall, type LocalDate, toWall } from '@/lib/time/zone'

export const SERIES_RHYTHMS = ['WEEKLY', 'FORTNIGHTLY'] as const
export type SeriesRhythm = (typeof SERIES_RHYTHMS)[number]

/** How many appointments a series may have. */
export const SERIES_MOST = 12

const DAYS: Readonly<Record<SeriesRhythm, number>> = { WEEKLY: 7, FORTNIGHTLY: 14 }

export type Occurrence = { date: LocalDate; start: Date }

/**
 * The same hour of the wall every week, or every second one, from a first start on. The instant of each follows from
 * its own day, so that a change of the clock between two of them moves none.
 */
export function occurrencesOf(first: Date, rhythm: SeriesRhythm, count: number): Occurrence[] {
  const wall = toWall(first)
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(wall.date, index * DAYS[rhythm])
    return { date, start: index === 0 ? first : fromWall(date, wall.minutes) }
  })
}

/** Days from the first occurrence to the last, both included. */
export const seriesDays = (rhythm: SeriesRhythm, count: number): number => (count - 1) * DAYS[rhythm] + 1
