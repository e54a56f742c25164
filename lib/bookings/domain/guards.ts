import { takesWork } from '@/lib/providers/domain/standing'
import { fromWall } from '@/lib/time/zone'
import { hasExpired } from './expiry'
import type { BookingFacts } from './facts'
import { type BookingPolicy, minutesAfter } from './policy'
import type { ActorKind } from './status'

export const REFUSALS = [
  'booking.not_allowed',
  'booking.stale',
  'booking.expired',
  'booking.too_late',
  'booking.too_early',
  'booking.reason_required',
  'booking.code_required',
  'booking.code_wrong',
  'booking.not_paid',
  'booking.proposal_open',
  'booking.proposal_gone',
  'booking.extra_open',
  'booking.above_cap',
  'booking.disputed',
  'auth.business_suspended',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** What somebody brings along when they act. */
export type Attempt = {
  /** The version the actor saw. When given and no longer true, the attempt is stale. */
  version?: number | undefined
  /** The actor's own words. */
  reason?: string | undefined
  /** Whether the client's four digits were given and right; the command compares them. */
  code?: 'right' | 'wrong' | undefined
}

type Question = {
  booking: BookingFacts
  actor: ActorKind
  now: Date
  policy: BookingPolicy
  attempt: Attempt
}

/** Says why a step may not happen now, or null. */
export type Guard = (question: Question) => Refusal | null

const refuse = (when: boolean, code: Refusal): Refusal | null => (when ? code : null)

/** How long the one who may object has, from the end on: less after a no-show (minutes). */
export function disputeWindow(booking: BookingFacts, policy: BookingPolicy): number {
  return booking.reasonCode === 'NO_SHOW' ? policy.contestWithin : policy.disputeWithin
}

/** Every condition the table names. The generated page of the documentation describes each. */
export const GUARDS = {
  inBusiness: ({ booking }) => refuse(!takesWork(booking.standing), 'auth.business_suspended'),
  beforeStart: ({ booking, now }) => refuse(now >= booking.startsAt, 'booking.too_late'),
  notExpired: ({ booking, now }) => refuse(hasExpired(booking, now), 'booking.expired'),
  expired: ({ booking, now }) => refuse(!hasExpired(booking, now), 'booking.not_allowed'),
  paymentReady: ({ booking }) =>
    refuse(booking.paymentMethod === 'CARD' && booking.paymentStatus === 'DUE', 'booking.not_paid'),
  unpaid: ({ booking, now, policy }) =>
    refuse(
      booking.paymentMethod !== 'CARD' ||
        booking.paymentStatus !== 'DUE' ||
        booking.requestedAt === null ||
        now < minutesAfter(booking.requestedAt, policy.hold),
      'booking.not_allowed',
    ),
  // The system says yes only for a provider who has: to every booking, or to this job by a quote.
  agreedBefore: ({ booking }) => refuse(!booking.instant && !booking.quoted, 'booking.not_allowed'),
  noShowTime: ({ booking, now, policy }) =>
    refuse(now < minutesAfter(booking.startsAt, policy.noShowAfter), 'booking.too_early'),
  noProposal: ({ booking }) => refuse(booking.proposal !== null, 'booking.proposal_open'),
  // One does not accept one's own proposal; what the calendar itself proposed is the client's to decide.
  proposalOfOther: ({ booking, actor, now }) => {
    if (!booking.proposal || booking.proposal.expiresAt <= now) return 'booking.proposal_gone'
    const decider = booking.proposal.by === 'client' ? 'provider' : 'client'
    return refuse(actor !== decider, 'booking.not_allowed')
  },
  ownProposal: ({ booking, actor }) => {
    if (!booking.proposal) return 'booking.proposal_gone'
    return refuse(booking.proposal.by !== actor, 'booking.not_allowed')
  },
  proposalLapsed: ({ booking, now }) =>
    refuse(!booking.proposal || booking.proposal.expiresAt > now, 'booking.not_allowed'),
  startWindow: ({ booking, now, policy }) =>
    refuse(now < minutesAfter(booking.startsAt, -policy.startEarly), 'booking.too_early') ??
    refuse(now > minutesAfter(booking.endsAt, policy.startLate), 'booking.too_late'),
  clientCode: ({ attempt }) =>
    attempt.code === 'right'
      ? null
      : attempt.code === 'wrong'
        ? 'booking.code_wrong'
        : 'booking.code_required',
  closingTime: ({ booking, now, policy }) =>
    refuse(now < minutesAfter(booking.endsAt, policy.closeAfter), 'booking.not_allowed'),
  noExtra: ({ booking }) => refuse(booking.openExtra !== null, 'booking.extra_open'),
  extraOpen: ({ booking }) => refuse(booking.openExtra === null, 'booking.not_allowed'),
  withinCap: ({ booking }) =>
    refuse(booking.payable !== null && booking.payable > (booking.agreedCap ?? 0), 'booking.above_cap'),
  wasFirm: ({ booking }) => refuse(booking.confirmedAt === null, 'booking.not_allowed'),
  disputeTime: ({ booking, now, policy }) =>
    refuse(
      booking.endedAt === null || now > minutesAfter(booking.endedAt, disputeWindow(booking, policy)),
      'booking.too_late',
    ),
  noDispute: ({ booking }) => refuse(booking.dispute !== null, 'booking.disputed'),
  disputeOpen: ({ booking }) => refuse(booking.dispute !== 'OPEN', 'booking.not_allowed'),
  clockMoved: ({ booking }) =>
    refuse(
      fromWall(booking.wallDate, booking.wallMinutes).getTime() === booking.startsAt.getTime(),
      'booking.not_allowed',
    ),
} as const satisfies Record<string, Guard>

export type GuardName = keyof typeof GUARDS
