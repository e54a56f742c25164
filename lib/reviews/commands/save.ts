import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { reviews } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import {
  CRITERIA,
  CRITERIA_OF,
  changeRefusal,
  type ReviewSide,
  reviewsDue,
  writeRefusal,
} from '../domain/review'
import { reviewedBooking, reviewsToChange, sideOfActor } from '../queries/reviewed'
import type { SaveReviewInput } from '../schemas'
import { publishReviews } from './publish'

export const PUBLISH_JOB = 'publish_reviews'

/** What a change of a review makes stale. */
export type Reviewed = { providerSlug: string }
type Stored = typeof reviews.$inferSelect

/** The booking, the side and what both have written, with the booking held. Codes: `not_found`. */
export async function holdReviews(tx: Tx, actor: User, bookingId: string) {
  const side = sideOfActor(actor)
  const booking = side && (await reviewedBooking(tx, actor, bookingId, { lock: true }))
  if (!side || !booking) throw new NotFoundError()
  const all = await reviewsToChange(tx, bookingId)
  return {
    side,
    booking,
    own: all.find(review => review.side === side),
    other: all.find(review => review.side !== side),
  }
}

function refuse(code: string | null): void {
  if (code) throw new AppError(code)
}

function contentOf(input: SaveReviewInput, side: ReviewSide) {
  const asked = CRITERIA_OF[side]
  return {
    rating: input.rating,
    ...Object.fromEntries(CRITERIA.map(name => [name, asked.includes(name) ? input[name] : null])),
    body: input.body,
  } as Pick<Stored, 'rating' | 'body' | (typeof CRITERIA)[number]>
}

async function edit(tx: Tx, actor: User, own: Stored, content: Partial<Stored>, at: Date): Promise<void> {
  // What nobody has read yet is not "edited".
  const editedAt = own.publishedAt ? at : own.editedAt
  await tx
    .update(reviews)
    .set({ ...content, editedAt })
    .where(eq(reviews.id, own.id))
  await writeAudit(
    tx,
    {
      action: 'review.edited',
      actor: { kind: own.side, id: actor.userId },
      target: { type: 'review', id: own.id },
      old: { rating: own.rating },
      new: { rating: content.rating },
    },
    at,
  )
}

/**
 * One side's review of a completed booking, written or changed. The other side reads it when both have written or the
 * time to write is over. The same form sent twice changes nothing.
 * Codes: `not_found`, `reviews.not_completed`, `reviews.too_late`, `reviews.hidden`.
 */
export async function saveReview(tx: Tx, actor: User, input: SaveReviewInput, at: Date): Promise<Reviewed> {
  const { side, booking, own, other } = await holdReviews(tx, actor, input.booking)
  const { providerSlug, providerId, clientId } = booking
  const content = contentOf(input, side)
  const policy = await bookingPolicy(tx)
  if (own) {
    const same = Object.entries(content).every(([name, value]) => own[name as keyof Stored] === value)
    if (same) return { providerSlug }
    refuse(changeRefusal(own, booking, at, policy))
    await edit(tx, actor, own, { ...content, locale: input.locale }, at)
    return { providerSlug }
  }
  refuse(writeRefusal(booking, at, policy))
  const [written] = await tx
    .insert(reviews)
    .values({
      ...content,
      bookingId: booking.id,
      side,
      authorId: actor.userId,
      providerId,
      clientId,
      locale: input.locale,
      createdAt: at,
      // Taken back and written anew after reading the other's: no longer blind, and it shows.
      editedAt: other?.publishedAt ? at : null,
    })
    .returning({ id: reviews.id })
  if (!written) throw new NotFoundError()
  await writeAudit(
    tx,
    {
      action: 'review.written',
      actor: { kind: side, id: actor.userId },
      target: { type: 'review', id: written.id },
      new: { side, rating: content.rating },
    },
    at,
  )
  if (other) await publishReviews(tx, booking.id, at)
  else if (booking.endedAt) {
    const runAt = reviewsDue(booking.endedAt, policy)
    await enqueue(tx, PUBLISH_JOB, { bookingId: booking.id }, { runAt, key: `reviews:${booking.id}` })
  }
  return { providerSlug }
}
