import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { reviews } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import { queueReviewEmail } from '@/lib/notifications/commands'
import { otherSide, reviewsDue, writeRefusal } from '../domain/review'
import { reviewedBooking, reviewsToChange } from '../queries/reviewed'

const SYSTEM = { kind: 'system' } as const

/**
 * Lets everybody read what waits about a booking, and tells those who were judged. The caller holds the booking.
 * @returns whether anything was published
 */
export async function publishReviews(tx: Tx, bookingId: string, at: Date): Promise<boolean> {
  const published = await tx
    .update(reviews)
    .set({ publishedAt: at })
    .where(and(eq(reviews.bookingId, bookingId), isNull(reviews.publishedAt)))
    .returning({ id: reviews.id, side: reviews.side })
  for (const { id, side } of published) {
    await queueReviewEmail(tx, bookingId, 'published', otherSide(side))
    await writeAudit(
      tx,
      {
        action: 'review.published',
        actor: { kind: 'system', id: null },
        target: { type: 'review', id },
        new: { side },
      },
      at,
    )
  }
  return published.length > 0
}

/** The time to write is over: what one side wrote no longer waits for the other. Before that, nothing happens. */
export async function publishDueReviews(tx: Tx, bookingId: string, at: Date): Promise<void> {
  const booking = await reviewedBooking(tx, SYSTEM, bookingId, { lock: true })
  if (!booking?.endedAt || at < reviewsDue(booking.endedAt, await bookingPolicy(tx))) return
  await publishReviews(tx, bookingId, at)
}

/** A day after the job: asks each side that has written nothing yet, once. */
export async function inviteToReview(tx: Tx, bookingId: string, at: Date): Promise<void> {
  const booking = await reviewedBooking(tx, SYSTEM, bookingId)
  if (!booking || writeRefusal(booking, at, await bookingPolicy(tx))) return
  const written = await reviewsToChange(tx, bookingId)
  for (const side of ['client', 'provider'] as const) {
    if (!written.some(review => review.side === side)) await queueReviewEmail(tx, bookingId, 'invite', side)
  }
}
