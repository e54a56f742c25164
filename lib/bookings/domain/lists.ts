import type { LocalDate } from '@/lib/time/zone'
import type { BookingStatus } from './status'

/** A client's two lists. `upcoming`: still to be answered or done, soonest first. `past`: the rest, latest first. */
export const CLIENT_LISTS = ['upcoming', 'past'] as const
/**
 * A provider's board. `answer`: what lapses first stands first. `next`: firm, soonest first. `running`: begun.
 * `done` and `ended`: latest first.
 */
export const BOARD_LISTS = ['answer', 'next', 'running', 'done', 'ended'] as const

export type ClientList = (typeof CLIENT_LISTS)[number]
export type BoardList = (typeof BOARD_LISTS)[number]
export type ListName = ClientList | BoardList

/** What a person may ask a list for. Empty: everything. */
export type ListFilter = {
  status: BookingStatus | null
  /** Part of a name, a service, a title or a reference. */
  text: string
  /** First and last day of the appointment. */
  from: LocalDate | null
  to: LocalDate | null
}

export const NO_FILTER: ListFilter = { status: null, text: '', from: null, to: null }

export const isFiltered = (filter: ListFilter): boolean =>
  filter.status !== null || filter.text !== '' || filter.from !== null || filter.to !== null

/** Where a page of a list ended: the instant it is sorted by, and the booking's id. */
export type ListMark = { at: Date; id: string }

/** The states that can stand in a client's list; a filter offers no other. */
export const LISTED_STATUSES: Readonly<Record<ClientList, readonly BookingStatus[]>> = {
  upcoming: ['PENDING', 'CONFIRMED', 'IN_PROGRESS'],
  past: ['COMPLETED', 'CANCELLED', 'REJECTED'],
}

/** The part of the day's plan an appointment belongs to on the board. */
export type BoardDay = 'earlier' | 'today' | 'tomorrow' | 'later'

export function boardDay(date: LocalDate, today: LocalDate, tomorrow: LocalDate): BoardDay {
  if (date < today) return 'earlier'
  if (date === today) return 'today'
  return date === tomorrow ? 'tomorrow' : 'later'
}
