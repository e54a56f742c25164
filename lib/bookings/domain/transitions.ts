import { hasExpired } from './expiry'
import type { ActorKind, BookingReason, BookingStatus } from './status'

export const TRANSITION_NAMES = ['request', 'accept', 'refuse', 'expire', 'withdraw', 'cancel'] as const
export type TransitionName = (typeof TRANSITION_NAMES)[number]

export const REFUSALS = [
  'booking.not_allowed',
  'booking.stale',
  'booking.expired',
  'booking.too_late',
  'booking.reason_required',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** What the rules need to know of a booking. Before the request there is none: status null. */
export type BookingFacts = {
  status: BookingStatus | null
  /** Grows by one with every transition. */
  version: number
  startsAt: Date
  /** When an unanswered request lapses. */
  expiresAt: Date | null
}

/** Says why a transition may not happen now, or null. */
export type Guard = (booking: BookingFacts, now: Date) => Refusal | null

export type Transition = {
  name: TransitionName
  from: BookingStatus | null
  to: BookingStatus
  actors: readonly ActorKind[]
  guard: Guard
  /** The actor must say why, in words. */
  reasonRequired: boolean
  /** Set when the transition is itself the reason. */
  reasonCode: BookingReason | null
}

const always: Guard = () => null
const notExpired: Guard = (booking, now) => (hasExpired(booking, now) ? 'booking.expired' : null)
const expired: Guard = (booking, now) => (hasExpired(booking, now) ? null : 'booking.not_allowed')
const beforeStart: Guard = (booking, now) => (now < booking.startsAt ? null : 'booking.too_late')

const plain = { guard: always, reasonRequired: false, reasonCode: null } as const

/**
 * The one table of what can happen to a booking. What it does not list is refused. A name may have several
 * rows with different actors, when not everyone is held to the same rule.
 */
export const TRANSITIONS: readonly Transition[] = [
  { ...plain, name: 'request', from: null, to: 'PENDING', actors: ['client'], guard: beforeStart },
  {
    ...plain,
    name: 'accept',
    from: 'PENDING',
    to: 'CONFIRMED',
    actors: ['provider', 'admin'],
    guard: notExpired,
  },
  {
    ...plain,
    name: 'refuse',
    from: 'PENDING',
    to: 'REJECTED',
    actors: ['provider', 'admin'],
    reasonRequired: true,
  },
  {
    ...plain,
    name: 'expire',
    from: 'PENDING',
    to: 'REJECTED',
    actors: ['system'],
    guard: expired,
    reasonCode: 'EXPIRED',
  },
  { ...plain, name: 'withdraw', from: 'PENDING', to: 'CANCELLED', actors: ['client'] },
  { ...plain, name: 'cancel', from: 'CONFIRMED', to: 'CANCELLED', actors: ['client'], guard: beforeStart },
  {
    ...plain,
    name: 'cancel',
    from: 'CONFIRMED',
    to: 'CANCELLED',
    actors: ['provider', 'admin'],
    reasonRequired: true,
  },
]
