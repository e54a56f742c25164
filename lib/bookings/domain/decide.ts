import type { ActorKind, BookingReason, BookingStatus } from './status'
import {
  type BookingFacts,
  type Refusal,
  TRANSITIONS,
  type Transition,
  type TransitionName,
} from './transitions'

export type Attempt = {
  /** The version the actor saw. When given and no longer true, the attempt is stale. */
  version?: number
  /** The actor's own words. */
  reason?: string
}

export type Decision =
  | {
      ok: true
      name: TransitionName
      from: BookingStatus | null
      to: BookingStatus
      /** The booking's version after the transition. */
      version: number
      reasonCode: BookingReason | null
      /** Trimmed; null when nothing was said. */
      reason: string | null
      /** Who ended it; null unless it ends in CANCELLED. */
      cancelledBy: ActorKind | null
    }
  | { ok: false; code: Refusal }

const refuse = (code: Refusal): Decision => ({ ok: false, code })

/**
 * Decides one transition of a booking by one actor at one moment. Changes nothing: the command writes what
 * it returns. The only door to a new status.
 *
 * Codes: `booking.not_allowed` (not in the table), `booking.stale` (the booking changed since the actor saw
 * it), `booking.expired`, `booking.too_late` (guards), `booking.reason_required`.
 */
export function decide(
  booking: BookingFacts,
  name: TransitionName,
  actor: ActorKind,
  now: Date,
  attempt: Attempt = {},
): Decision {
  const rows = TRANSITIONS.filter(row => row.name === name && row.actors.includes(actor))
  if (rows.length === 0) return refuse('booking.not_allowed')
  // Before the state is looked at: someone who acts on an old page should be told that it changed.
  if (attempt.version !== undefined && attempt.version !== booking.version) return refuse('booking.stale')
  const row = rows.find(candidate => candidate.from === booking.status)
  if (!row) return refuse('booking.not_allowed')
  const refusal = row.guard(booking, now)
  if (refusal) return refuse(refusal)
  const reason = attempt.reason?.trim() || null
  if (row.reasonRequired && !reason) return refuse('booking.reason_required')
  return {
    ok: true,
    name,
    from: row.from,
    to: row.to,
    version: booking.version + 1,
    reasonCode: row.reasonCode,
    reason,
    cancelledBy: row.to === 'CANCELLED' ? actor : null,
  }
}

/** What an actor can do with a booking now, in the order of the table. Drives the buttons. */
export function allowedTransitions(
  booking: BookingFacts,
  actor: ActorKind,
  now: Date,
): readonly Pick<Transition, 'name' | 'to' | 'reasonRequired'>[] {
  return TRANSITIONS.filter(
    row => row.from === booking.status && row.actors.includes(actor) && row.guard(booking, now) === null,
  ).map(({ name, to, reasonRequired }) => ({ name, to, reasonRequired }))
}
