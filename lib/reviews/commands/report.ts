import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { providers, reviewReports, reviews } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOf } from '@/lib/bookings/queries/facts'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { readableReview } from '../queries/readable'
import type { ModerateReviewInput, ReportReviewInput } from '../schemas'
import type { Reviewed } from './save'

/**
 * Somebody finds that a review breaks the rules. Once per person; again, it changes nothing.
 * Codes: `not_found` (what one cannot read one cannot report), `reviews.own`.
 */
export async function reportReview(
  tx: Tx,
  actor: User,
  input: ReportReviewInput,
  at: Date,
): Promise<{ review: string }> {
  const review = await readableReview(tx, actor, input.review)
  if (!review) throw new NotFoundError()
  if (review.authorId === actor.userId) throw new AppError('reviews.own')
  const [report] = await tx
    .insert(reviewReports)
    .values({
      reviewId: review.id,
      reporterId: actor.userId,
      reason: input.reason,
      body: input.words,
      createdAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: reviewReports.id })
  if (report) {
    await writeAudit(
      tx,
      {
        action: 'review.reported',
        actor: { kind: kindOf(actor), id: actor.userId },
        target: { type: 'review', id: review.id },
        new: { reason: input.reason },
      },
      at,
    )
  }
  return { review: review.id }
}

/**
 * An administrator's decision on a reported review: hidden, it is neither shown nor counted. Closes every open report.
 * Codes: `not_found`, `reviews.decided` when nothing is open any more.
 */
export async function moderateReview(
  tx: Tx,
  actor: User,
  input: ModerateReviewInput,
  at: Date,
): Promise<Reviewed> {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  const [review] = await tx
    .select({ id: reviews.id, hiddenAt: reviews.hiddenAt, providerId: reviews.providerId })
    .from(reviews)
    .where(eq(reviews.id, input.review))
    .for('update')
  if (!review) throw new NotFoundError()
  const hide = input.decision === 'hide'
  const closed = await tx
    .update(reviewReports)
    .set({ decidedAt: at, decidedBy: actor.userId, upheld: hide })
    .where(and(eq(reviewReports.reviewId, review.id), isNull(reviewReports.decidedAt)))
    .returning({ id: reviewReports.id })
  if (closed.length === 0) throw new AppError('reviews.decided')
  if (hide && !review.hiddenAt) {
    await tx.update(reviews).set({ hiddenAt: at }).where(eq(reviews.id, review.id))
  }
  await writeAudit(
    tx,
    {
      action: hide ? 'review.hidden' : 'review.kept',
      actor: { kind: 'admin', id: actor.userId },
      target: { type: 'review', id: review.id },
      new: { reason: input.reason, reports: closed.length },
    },
    at,
  )
  const [provider] = await tx
    .select({ slug: providers.slug })
    .from(providers)
    .where(eq(providers.id, review.providerId))
  return { providerSlug: provider?.slug ?? '' }
}
