import 'server-only'
import type { Tx } from '@/db/client'
import { rescheduleProposals } from '@/db/schema'
import { blockedPeriod } from '@/lib/availability/domain/slots'
import { moveBooking } from '@/lib/bookings/commands/move'
import { minutesAfter } from '@/lib/bookings/domain/policy'
import { AppError } from '@/lib/core/errors'
import { queueUnfit } from '@/lib/notifications/commands'
import { loadCalendars } from '../queries'
import { type Ahead, nextFit } from '../queries/outside'

const SYSTEM = { kind: 'system' } as const
/** Somebody was quicker, a proposal is open already, or it is too late to ask anybody. */
const SETTLED = [
  'booking.not_allowed',
  'booking.proposal_open',
  'booking.too_late',
  'booking.stale',
  'not_found',
]
/** A proposal can be answered until so long before either start. */
const ANSWER_BEFORE = 60

/** Proposes the next time that fits, in the name of the calendar. False when there is none, or it cannot be proposed. */
async function offerAnother(tx: Tx, booking: Ahead, at: Date): Promise<boolean> {
  const slot = await nextFit(tx, booking, at)
  const known = (await loadCalendars(tx, [booking.providerId], { from: booking.wallDate, days: 1 })).get(
    booking.providerId,
  )
  if (!slot || !known) return false
  const durationMinutes = (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000
  const blocked = blockedPeriod(slot.start, { ...known.rules, durationMinutes })
  const [hours = 0, minutes = 0] = slot.wall.split(':').map(Number)
  const attempt = { version: booking.version }
  try {
    // A savepoint: what cannot be proposed must not undo the message.
    await tx.transaction(inner =>
      moveBooking(inner, SYSTEM, booking.id, 'propose', at, attempt, async (_, __, policy) => {
        const latest = minutesAfter(booking.startsAt, -ANSWER_BEFORE)
        const expiresAt = new Date(Math.min(minutesAfter(at, policy.proposal).getTime(), latest.getTime()))
        if (expiresAt <= at) throw new AppError('booking.too_late')
        await inner.insert(rescheduleProposals).values({
          bookingId: booking.id,
          proposedBy: 'system',
          startsAt: slot.start,
          endsAt: slot.end,
          wallDate: slot.date,
          wallMinutes: hours * 60 + minutes,
          blockedPeriod: `[${blocked.start.toISOString()},${blocked.end.toISOString()})`,
          expiresAt,
          createdAt: at,
        })
        return { proposal: { by: 'system', startsAt: slot.start, expiresAt } }
      }),
    )
    return true
  } catch (error) {
    if (error instanceof AppError && SETTLED.includes(error.code)) return false
    throw error
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
