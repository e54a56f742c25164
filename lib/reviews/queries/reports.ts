import 'server-only'
import { asc, eq, inArray, isNull, min } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { providers, reviewReports, reviews, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'

const author = alias(users, 'author')
const PAGE = 50

/** Reviews with open reports, the one that waits longest first. Administrators only. */
export async function reportedReviews(tx: Tx, actor: User) {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  const since = min(reviewReports.createdAt)
  const rows = await tx
    .select({
      id: reviews.id,
      side: reviews.side,
      rating: reviews.rating,
      body: reviews.body,
      locale: reviews.locale,
      answer: reviews.answer,
      bookingId: reviews.bookingId,
      authorFirst: author.firstName,
      authorLast: author.lastName,
      providerFr: providers.nameFr,
      providerAr: providers.nameAr,
      providerSlug: providers.slug,
    })
    .from(reviewReports)
    .innerJoin(reviews, eq(reviews.id, reviewReports.reviewId))
    .innerJoin(author, eq(author.id, reviews.authorId))
    .innerJoin(providers, eq(providers.id, reviews.providerId))
    .where(isNull(reviewReports.decidedAt))
    .groupBy(reviews.id, author.id, providers.id)
    .orderBy(asc(since), asc(reviews.id))
    .limit(PAGE)
  const reports =
    rows.length === 0
      ? []
      : await tx
          .select({
            id: reviewReports.id,
            reviewId: reviewReports.reviewId,
            reason: reviewReports.reason,
            body: reviewReports.body,
            createdAt: reviewReports.createdAt,
          })
          .from(reviewReports)
          .where(
            inArray(
              reviewReports.reviewId,
              rows.map(row => row.id),
            ),
          )
          .orderBy(asc(reviewReports.createdAt))
  return rows.map(row => ({ ...row, reports: reports.filter(report => report.reviewId === row.id) }))
}

export type ReportedReview = Awaited<ReturnType<typeof reportedReviews>>[number]
