import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { rescheduleProposals } from '@/db/schema'
import { expiresAt } from '@/lib/bookings/domain/expiry'
import type { LoadedBooking } from '@/lib/bookings/queries/facts'
import { lastProposal, type Proposal } from '@/lib/bookings/queries/proposal'
import type { System, User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { ZONE } from '@/lib/time/zone'
import { moveBooking, type Prepare } from './move'
import { takeTurns } from './place'
import { slotFor } from './slot'

type Seen = { version?: number | undefined }

/** Closes the open proposal and gives it back; the guard of the step has seen that there is one. */
async function close(tx: Tx, bookingId: string, status: Proposal['status'], at: Date): Promise<Proposal> {
  const proposal = await lastProposal(tx, bookingId)
  if (proposal?.status !== 'OPEN') throw new AppError('booking.proposal_gone')
  await tx
    .update(rescheduleProposals)
    .set({ status, decidedAt: at })
    .where(and(eq(rescheduleProposals.id, proposal.id), eq(rescheduleProposals.status, 'OPEN')))
  return proposal
}

/**
 * The constraint knows overlaps, neither the day's limit nor the way between two jobs. Whatever else has changed in
 * the calendar since (a day closed, a shorter notice) is for the two to know: they agree.
 */
async function stillFree(tx: Tx, booking: LoadedBooking, at: Date): Promise<void> {
  await takeTurns(tx, booking)
  if (!booking.proposal) return
  const { refusal } = await slotFor(tx, booking, booking.proposal.startsAt, at)
  if (refusal === 'booking.slot_taken' || refusal === 'booking.day_full') throw new AppError(refusal)
}

/**
 * Accepts the time that the other side proposed: the same booking moves to the new slot in one statement, so it never
 * has two slots nor none. When somebody else has it meanwhile nothing changes, and the proposal can still be declined.
 * Codes: `not_found`, those of `decide` (`booking.proposal_gone`, `booking.stale` …), `booking.slot_taken`.
 */
export function acceptProposal(tx: Tx, actor: User | System, bookingId: string, at: Date, seen: Seen = {}) {
  return moveBooking(tx, actor, bookingId, 'reschedule', at, seen, async booking => {
    await stillFree(tx, booking, at)
    const { startsAt, endsAt, wallDate, wallMinutes, blockedPeriod } = await close(
      tx,
      bookingId,
      'ACCEPTED',
      at,
    )
    return { changes: { startsAt, endsAt, wallDate, wallMinutes, blockedPeriod, zone: ZONE } }
  })
}

/**
 * Says no to the proposed time: the appointment stays as it was. A request waits for the provider again, with the
 * full time to answer.
 * Codes: `not_found`, those of `decide`.
 */
export function declineProposal(tx: Tx, actor: User | System, bookingId: string, at: Date, seen: Seen = {}) {
  return moveBooking(tx, actor, bookingId, 'decline', at, seen, async (booking, decided, policy) => {
    await close(tx, bookingId, 'DECLINED', at)
    return decided.to === 'PENDING'
      ? { changes: { expiresAt: expiresAt(at, booking.startsAt, policy) } }
      : undefined
  })
}

/** Takes back one's own proposal. Codes: `not_found`, those of `decide`. */
export function retractProposal(tx: Tx, actor: User | System, bookingId: string, at: Date, seen: Seen = {}) {
  return moveBooking(tx, actor, bookingId, 'retract', at, seen, closing(tx, bookingId, 'RETRACTED', at))
}

/** What a step does to the open proposal when it does nothing else. */
const closing =
  (tx: Tx, bookingId: string, status: Proposal['status'], at: Date): Prepare =>
  async () => {
    await close(tx, bookingId, status, at)
    return undefined
  }

const SYSTEM: System = { kind: 'system' }

/** Lets a proposal lapse that nobody decided in time. Codes: `not_found`, those of `decide`. */
export function lapseProposal(tx: Tx, bookingId: string, at: Date) {
  return moveBooking(tx, SYSTEM, bookingId, 'lapse', at, {}, closing(tx, bookingId, 'LAPSED', at))
}
