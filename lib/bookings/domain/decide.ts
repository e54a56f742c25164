import type { BookingFacts } from './facts'
import { type Attempt, GUARDS, type Refusal } from './guards'
import { BOOKING_POLICY, type BookingPolicy } from './policy'
import type { ActorKind, BookingReason, BookingStatus } from './status'
import type { Transition } from './steps/step'
import type { TransitionName } from './transition-names'
import { TRANSITIONS } from './transitions'

export type Decision =
  | {
      ok: true
      row: Transition
      name: TransitionName
      from: BookingStatus | null
      to: BookingStatus
      /** The booking's version after the step. */
      version: number
      reasonCode: BookingReason | null
      /** Trimmed; null when nothing was said. */
      reason: string | null
      /** Who ended it; null unless it ends in CANCELLED. */
      cancelledBy: ActorKind | null
    }
  | { ok: false; code: Refusal }
export type Decided = Extract<Decision, { ok: true }>

const refuse = (code: Refusal): Decision => ({ ok: false, code })

type Circumstances = { now: Date; policy: BookingPolicy; attempt: Attempt }

function refusalOf(row: Transition, booking: BookingFacts, actor: ActorKind, rest: Circumstances) {
  for (const guard of row.guards) {
    const refusal = GUARDS[guard]({ booking, actor, ...rest })
    if (refusal) return refusal
  }
  return null
}

/**
 * Decides one step of a booking by one actor at one moment. Changes nothing: the command writes what it returns. The
 * only door to a new status.
 *
 * Codes: `booking.not_allowed` (not in the table), `booking.stale` (the booking changed since the actor saw it), those
 * of the row's guards, `booking.reason_required`.
 */
export function decide(
  booking: BookingFacts,
  name: TransitionName,
  actor: ActorKind,
  now: Date,
  attempt: Attempt = {},
  policy: BookingPolicy = BOOKING_POLICY,
): Decision {
  const rows = TRANSITIONS.filter(row => row.name === name && row.actors.includes(actor))
  if (rows.length === 0) return refuse('booking.not_allowed')
  // Before the state is looked at: someone who acts on an old page should be told that it changed.
  if (attempt.version !== undefined && attempt.version !== booking.version) return refuse('booking.stale')
  const row = rows.find(candidate => candidate.from === booking.status)
  if (!row) return refuse('booking.not_allowed')
  const refusal = refusalOf(row, booking, actor, { now, policy, attempt })
  if (refusal) return refuse(refusal)
  const reason = attempt.reason?.trim() || null
  if (row.reasonRequired && !reason) return refuse('booking.reason_required')
  return {
    ok: true,
    row,
    name,
    from: row.from,
    to: row.to,
    version: booking.version + 1,
    reasonCode: row.reasonCode,
    reason,
    cancelledBy: row.to === 'CANCELLED' && row.from !== 'CANCELLED' ? actor : null,
  }
}

export type Possible = Pick<Transition, 'name' | 'to' | 'reasonRequired' | 'effects'> & {
  codeRequired: boolean
}

/** What an actor can do with a booking now, in the order of the table. Drives the buttons. */
export function allowedTransitions(
  booking: BookingFacts,
  actor: ActorKind,
  now: Date,
  policy: BookingPolicy = BOOKING_POLICY,
): readonly Possible[] {
  // A button may ask for the code; whether it is right shows when it is pressed.
  const attempt: Attempt = { code: 'right' }
  return TRANSITIONS.filter(
    row =>
      row.from === booking.status &&
      row.actors.includes(actor) &&
      refusalOf(row, booking, actor, { now, policy, attempt }) === null,
  ).map(({ name, to, reasonRequired, effects, guards }) => ({
    name,
    to,
    reasonRequired,
    effects,
    codeRequired: guards.includes('clientCode'),
  }))
}
