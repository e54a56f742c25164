import 'server-only'
import type { Tx } from '@/db/client'
import { proposeTime } from '@/lib/bookings/commands/propose'
import { AppError } from '@/lib/core/errors'
import { queueUnfit } from '@/lib/notifications/commands'
import { type Ahead, nextFit } from '../queries/outside'

const SYSTEM = { kind: 'system' } as const

/** Proposes the next time that fits, in the name of the calendar. */
async function offerAnother(tx: Tx, booking: Ahead, at: Date): Promise<void> {
  const slot = await nextFit(tx, booking, at)
  if (!slot) return
  const { id, version } = booking
  try {
    // A savepoint: what cannot be proposed must not undo the message.
    await tx.transaction(inner => proposeTime(inner, SYSTEM, id, slot.start, at, { version }))
  } catch (error) {
    // Somebody was quicker, another proposal is open, or it is too late to ask: the provider is told all the same.
    if (!(error instanceof AppError)) throw error
  }
}

/**
 * What becomes of an appointment that the corrected calendar leaves outside its provider's hours: the client of a firm
 * one gets the next time that fits proposed, and the provider is told, of a mere request too. It stays where it is
 * until people have decided. Run twice it changes nothing.
 * @param event names the correction, so that each is told once
 */
export async function adjustBooking(tx: Tx, booking: Ahead, event: string, at: Date): Promise<void> {
  if (booking.status === 'CONFIRMED') await offerAnother(tx, booking, at)
  await queueUnfit(tx, booking.id, event)
}
