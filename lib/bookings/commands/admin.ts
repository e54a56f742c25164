import 'server-only'
import type { Tx } from '@/db/client'
import type { AdminStepInput } from '@/lib/bookings/schemas/admin'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { moveBooking, type Prepare } from './move'

/** A job broken off is settled by an amount that the client has agreed to, at most. */
const settled =
  (amount: number | null): Prepare =>
  async booking => {
    if (amount === null) {
      throw new AppError('booking.amount_invalid', { fields: { amount: 'booking.amount_invalid' } })
    }
    if (amount > (booking.agreedCap ?? 0)) {
      throw new AppError('booking.above_cap', { fields: { amount: 'booking.above_cap' } })
    }
    return booking.agreedCap === null ? {} : { changes: { payable: amount } }
  }

/**
 * A step by an administrator. Codes: those of `moveBooking`; to abort, `booking.amount_invalid` (none given) and
 * `booking.above_cap`.
 */
export function stepByAdmin(tx: Tx, actor: User, input: AdminStepInput, at: Date): Promise<{ id: string }> {
  const { booking, version, step, reason, amount } = input
  const prepare = step === 'abort' ? settled(amount) : undefined
  return moveBooking(tx, actor, booking, step, at, { version, reason }, prepare)
}
