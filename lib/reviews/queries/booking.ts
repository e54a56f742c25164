import 'server-only'
import { and, eq, isNull, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { reviews } from '@/db/schema'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'
import { changeRefusal, otherSide, reviewsDue, writeRefusal } from '../domain/review'
import { published } from './readable'
import { reviewedBooking, sideOfActor } from './reviewed'

const content = {
  id: reviews.id,
  side: reviews.side,
  rating: reviews.rating,
  punctuality: reviews.punctuality,
  communication: reviews.communication,
  quality: reviews.quality,
  value: reviews.value,
  body: reviews.body,
  locale: reviews.locale,
  publishedAt: reviews.publishedAt,
  editedAt: reviews.editedAt,
  hiddenAt: reviews.hiddenAt,
  answer: reviews.answer,
}

/**
 * Both reviews of a completed booking as one side may see them: its own, and the other's once it is published. Before
 * that the other's content does not leave the database; only that it was written. Null when there is nothing to review.
 */
export async function reviewsOfBooking(tx: Tx, actor: User, bookingId: string, at: Date) {
  const side = sideOfActor(actor)
  const booking = side && (await reviewedBooking(tx, actor, bookingId))
  if (!side || !booking || booking.status !== 'COMPLETED' || !booking.endedAt) return null
  const theirs = otherSide(side)
  const here = eq(reviews.bookingId, bookingId)
  const [visible, waiting, policy] = await Promise.all([
    tx
      .select(content)
      .from(reviews)
      .where(and(here, or(eq(reviews.side, side), published()))),
    tx
      .select({ id: reviews.id })
      .from(reviews)
      .where(and(here, eq(reviews.side, theirs), isNull(reviews.publishedAt))),
    bookingPolicy(tx),
  ])
  const own = visible.find(review => review.side === side) ?? null
  return {
    bookingId,
    side,
    own,
    other: visible.find(review => review.side === theirs) ?? null,
    otherWaits: waiting.length > 0,
    /** Until when the first word can be written. */
    due: reviewsDue(booking.endedAt, policy),
    canWrite: own === null && writeRefusal(booking, at, policy) === null,
    canChange: own !== null && changeRefusal(own, booking, at, policy) === null,
  }
}

export type BookingReviews = NonNullable<Awaited<ReturnType<typeof reviewsOfBooking>>>
