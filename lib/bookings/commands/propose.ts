import 'server-only'
import type { Tx } from '@/db/client'
import { rescheduleProposals } from '@/db/schema'
import { proposalExpiry } from '@/lib/bookings/domain/proposal'
import { kindOf } from '@/lib/bookings/queries/facts'
import type { System, User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { toWall } from '@/lib/time/zone'
import { moveBooking } from './move'
import { slotFor } from './slot'

const START = (code: string) => new AppError(code, { fields: { start: code } })

/**
 * Proposes another time for a booking. The old slot is kept until the other side has said yes; the new one is not.
 * A request gets the proposal's deadline: the client's answer is now what it waits for.
 * Codes: `not_found` (also for a stranger), those of `decide`, the slot's refusals, `booking.same_time`,
 * `booking.proposal_too_late` (less than an hour before either start).
 */
export function proposeTime(
  tx: Tx,
  actor: User | System,
  bookingId: string,
  start: Date,
  at: Date,
  { version, note = '' }: { version?: number | undefined; note?: string } = {},
): Promise<{ id: string }> {
  return moveBooking(tx, actor, bookingId, 'propose', at, { version }, async (booking, decided, policy) => {
    if (start.getTime() === booking.startsAt.getTime()) throw START('booking.same_time')
    const slot = await slotFor(tx, booking, start, at)
    if (slot.refusal) throw START(slot.refusal)
    const expiresAt = proposalExpiry(at, booking.startsAt, start, policy)
    if (!expiresAt) throw START('booking.proposal_too_late')
    const by = kindOf(actor)
    const wall = toWall(start)
    await tx.insert(rescheduleProposals).values({
      bookingId,
      proposedBy: by,
      proposerId: actor.kind === 'user' ? actor.userId : null,
      startsAt: start,
      endsAt: new Date(start.getTime() + booking.endsAt.getTime() - booking.startsAt.getTime()),
      wallDate: wall.date,
      wallMinutes: wall.minutes,
      blockedPeriod: slot.period,
      note,
      expiresAt,
      createdAt: at,
    })
    return {
      proposal: { by, startsAt: start, expiresAt },
      changes: decided.to === 'PENDING' ? { expiresAt } : undefined,
    }
  })
}
