import type { GuardName } from '../guards'
import type { BookingMail } from '../mails'
import type { ActorKind, BookingReason, BookingStatus } from '../status'
import type { TimerName } from '../timers'
import type { TransitionName } from '../transition-names'

/**
 * What a step does beside moving the state: `fee` the client owes for cancelling late; `refund` gives back what was
 * paid; `reliability` costs the provider; `alternatives` shows three others to the client; `new_code` draws the
 * client's four digits anew; `paid` says that the cash has changed hands: who closes the job was there; `reviews`
 * lets both sides say how it was.
 */
export const EFFECTS = [
  'fee',
  'refund',
  'reliability',
  'alternatives',
  'new_code',
  'paid',
  'reviews',
] as const
export type Effect = (typeof EFFECTS)[number]

export type Transition = {
  name: TransitionName
  from: BookingStatus | null
  to: BookingStatus
  actors: readonly ActorKind[]
  /** All must hold; the first that does not says why. */
  guards: readonly GuardName[]
  /** The actor must say why, in words. */
  reasonRequired: boolean
  /** Set when the step is itself the reason. */
  reasonCode: BookingReason | null
  effects: readonly Effect[]
  /** Clocks that start with it. Those of the state before find it changed when they ring. */
  timers: readonly TimerName[]
  /** Who is told, and what. */
  mails: readonly BookingMail[]
}

/** A row as it is written down: what it leaves out is none. */
export type Row = Pick<Transition, 'name' | 'from' | 'to' | 'actors'> & Partial<Transition>

/** A step that leaves the state as it is, in each of these states. */
export const within = (states: readonly BookingStatus[], row: Omit<Row, 'from' | 'to'>): Row[] =>
  states.map(state => ({ ...row, from: state, to: state }))

/** The clocks of a firm appointment: two reminders, and an end if nobody comes. */
export const FIRM_TIMERS = ['remind_day', 'remind_hours', 'not_started'] as const

/** What comes with every firm appointment: its clocks, and a code for the client. */
export const FIRM = { effects: ['new_code'], timers: FIRM_TIMERS } as const
