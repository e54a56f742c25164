import 'server-only'
import type { Tx } from '@/db/client'
import { type Decided, decide } from '@/lib/bookings/domain/decide'
import type { BookingFacts } from '@/lib/bookings/domain/facts'
import type { BookingPolicy } from '@/lib/bookings/domain/policy'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import { kindOf, type LoadedBooking, loadFacts } from '@/lib/bookings/queries/facts'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { System, User } from '@/lib/core/actor'
import { sameSecret } from '@/lib/core/crypto'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { type Changes, recordStep, slotTaken } from './record'

export type MoveAttempt = {
  /** The version the actor saw. */
  version?: number | undefined
  reason?: string | undefined
  /** The client's four digits as the provider typed them. */
  code?: string | undefined
}

/** What else a step writes. Runs after the decision and before the state is written, on the locked booking. */
export type Prepare = (
  booking: LoadedBooking,
  decided: Decided,
  policy: BookingPolicy,
) => Promise<{ changes?: Changes; proposal?: BookingFacts['proposal']; quiet?: boolean } | undefined>

/** Beside which field of the form a refusal belongs. */
const FIELD: Partial<Record<string, string>> = {
  'booking.reason_required': 'reason',
  'booking.code_required': 'code',
  'booking.code_wrong': 'code',
}

const compared = (typed: string | undefined, expected: string | null) =>
  typed === undefined || expected === null ? undefined : sameSecret(typed, expected) ? 'right' : 'wrong'

/**
 * Moves a booking one step on, by the table. Every command that changes a booking's state goes through here.
 * @param prepare writes what belongs to the step beside the state, and says which columns change with it
 * Codes: `not_found` (also for a stranger), those of `decide`, `booking.slot_taken`.
 */
export async function moveBooking(
  tx: Tx,
  actor: User | System,
  id: string,
  name: TransitionName,
  at: Date,
  attempt: MoveAttempt = {},
  prepare?: Prepare,
): Promise<{ id: string }> {
  const booking = await loadFacts(tx, actor, id, { lock: true })
  if (!booking) throw new NotFoundError()
  const policy = await bookingPolicy(tx)
  const kind = kindOf(actor)
  const { version, reason } = attempt
  const code = compared(attempt.code, booking.checkCode)
  const decided = decide(booking, name, kind, at, { version, reason, code }, policy)
  if (!decided.ok) {
    const field = FIELD[decided.code]
    throw new AppError(decided.code, { fields: field ? { [field]: decided.code } : undefined })
  }
  const prepared = await prepare?.(booking, decided, policy)
  const author = { kind, id: actor.kind === 'user' ? actor.userId : null }
  try {
    await recordStep(tx, { decided, author, facts: booking, policy, ...prepared }, { id }, at)
  } catch (error) {
    throw slotTaken(error) ? new AppError('booking.slot_taken') : error
  }
  return { id }
}
