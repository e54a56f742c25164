import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingExtras } from '@/db/schema'
import { extraLines, extraTerms, MOST_PAYABLE, signedExtra } from '@/lib/bookings/domain/extras'
import { kindOf } from '@/lib/bookings/queries/facts'
import type { ExtraInput } from '@/lib/bookings/schemas/work'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { type MoveAttempt, moveBooking } from './move'

/**
 * The provider found more to do. Within what the client agreed to it counts at once; above it, it waits.
 * Codes: those of `moveBooking`, `booking.amount_invalid` (more than any job costs).
 */
export function addExtra(tx: Tx, actor: User, input: ExtraInput, at: Date): Promise<{ id: string }> {
  const { booking: id, version, reason, lines } = input
  return moveBooking(tx, actor, id, 'add_extra', at, { version, reason }, async booking => {
    const { total, payable, within } = extraTerms(booking, lines)
    if (payable > MOST_PAYABLE) {
      throw new AppError('booking.amount_invalid', { fields: { amount1: 'booking.amount_invalid' } })
    }
    await tx.insert(bookingExtras).values({
      bookingId: id,
      lines: extraLines(lines),
      total,
      reason,
      status: within ? 'SIGNED' : 'OPEN',
      createdAt: at,
      decidedAt: within ? at : null,
    })
    return within ? { changes: { payable } } : {}
  })
}

const settle = (tx: Tx, id: string, values: Partial<typeof bookingExtras.$inferInsert>) =>
  tx
    .update(bookingExtras)
    .set(values)
    .where(and(eq(bookingExtras.bookingId, id), eq(bookingExtras.status, 'OPEN')))

/** The client agrees, by a tap or by telling the code to the provider: price and cap rise. */
export function signExtra(
  tx: Tx,
  actor: User,
  id: string,
  at: Date,
  attempt: MoveAttempt,
): Promise<{ id: string }> {
  return moveBooking(tx, actor, id, 'sign_extra', at, attempt, async (booking, _, policy) => {
    await settle(tx, id, { status: 'SIGNED', signedBy: kindOf(actor), decidedAt: at })
    return { changes: signedExtra(booking, policy) }
  })
}

/** The client says no, or the provider takes it back: the price stays. */
export function declineExtra(
  tx: Tx,
  actor: User,
  id: string,
  at: Date,
  attempt: MoveAttempt,
): Promise<{ id: string }> {
  return moveBooking(tx, actor, id, 'decline_extra', at, attempt, async () => {
    const status = kindOf(actor) === 'client' ? 'DECLINED' : 'RETRACTED'
    await settle(tx, id, { status, decidedAt: at })
    return {}
  })
}
