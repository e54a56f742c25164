import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { reviews } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { changeRefusal } from '../domain/review'
import { holdReviews, type Reviewed } from './save'

/**
 * Takes one's own review back, with its answer. Already gone, there is nothing to do.
 * Codes: `not_found`, `reviews.too_late`, `reviews.hidden`.
 */
export async function deleteReview(tx: Tx, actor: User, bookingId: string, at: Date): Promise<Reviewed> {
  const { side, booking, own } = await holdReviews(tx, actor, bookingId)
  const { providerSlug } = booking
  if (!own) return { providerSlug }
  const refusal = changeRefusal(own, booking, at, await bookingPolicy(tx))
  if (refusal) throw new AppError(refusal)
  await tx.delete(reviews).where(eq(reviews.id, own.id))
  await writeAudit(
    tx,
    {
      action: 'review.deleted',
      actor: { kind: side, id: actor.userId },
      target: { type: 'review', id: own.id },
      old: { side, rating: own.rating, published: own.publishedAt !== null },
    },
    at,
  )
  return { providerSlug }
}
