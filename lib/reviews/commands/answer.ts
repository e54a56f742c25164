import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { reviews } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { queueReviewEmail } from '@/lib/notifications/commands'
import type { AnswerReviewInput } from '../schemas'
import { holdReviews, type Reviewed } from './save'

/**
 * What the one who was judged says to it, once. The same words sent twice are one answer.
 * Codes: `not_found` (also while the review waits or is hidden), `reviews.answered`.
 */
export async function answerReview(
  tx: Tx,
  actor: User,
  input: AnswerReviewInput,
  at: Date,
): Promise<Reviewed> {
  const { side, booking, other } = await holdReviews(tx, actor, input.booking)
  const { providerSlug } = booking
  if (!other?.publishedAt || other.hiddenAt) throw new NotFoundError()
  if (other.answer === input.answer) return { providerSlug }
  if (other.answer !== null) throw new AppError('reviews.answered')
  await tx.update(reviews).set({ answer: input.answer, answeredAt: at }).where(eq(reviews.id, other.id))
  await queueReviewEmail(tx, booking.id, 'answered', other.side)
  await writeAudit(
    tx,
    {
      action: 'review.answered',
      actor: { kind: side, id: actor.userId },
      target: { type: 'review', id: other.id },
    },
    at,
  )
  return { providerSlug }
}
