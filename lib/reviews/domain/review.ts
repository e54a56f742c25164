import { type BookingPolicy, minutesAfter } from '@/lib/bookings/domain/policy'
import type { BookingStatus } from '@/lib/bookings/domain/status'

/** Who wrote it: the client about the provider, or the provider about the client. */
export type ReviewSide = 'client' | 'provider'
export const otherSide = (side: ReviewSide): ReviewSide => (side === 'client' ? 'provider' : 'client')

export const CRITERIA = ['punctuality', 'communication', 'quality', 'value'] as const
export type Criterion = (typeof CRITERIA)[number]

/** What each side can judge beside the whole: a provider knows nothing of a client's workmanship. */
export const CRITERIA_OF: Readonly<Record<ReviewSide, readonly Criterion[]>> = {
  client: CRITERIA,
  provider: ['punctuality', 'communication'],
}

export const REPORT_REASONS = ['INSULT', 'FALSE', 'PRIVATE', 'ADVERTISING', 'OTHER'] as const

/** Minutes after the end of a job until both sides are asked for their review. */
export const INVITE_AFTER = 24 * 60

type Finished = { status: BookingStatus; endedAt: Date | null }
type Policy = Pick<BookingPolicy, 'reviewWithin'>

/** Until when a finished booking can be reviewed, and when a review that waits for the other is published. */
export function reviewsDue(endedAt: Date, { reviewWithin }: Policy): Date {
  return minutesAfter(endedAt, reviewWithin)
}

/** Why a side cannot review the booking now, or null. Codes: `reviews.not_completed`, `reviews.too_late`. */
export function writeRefusal(booking: Finished, at: Date, policy: Policy) {
  if (booking.status !== 'COMPLETED' || booking.endedAt === null) return 'reviews.not_completed'
  return at < reviewsDue(booking.endedAt, policy) ? null : 'reviews.too_late'
}

/**
 * Why an author can no longer change or take back the review, or null: for as long again after it was published as
 * there was to write it. Codes: `reviews.hidden`, `reviews.too_late`, `reviews.not_completed`.
 */
export function changeRefusal(
  review: { publishedAt: Date | null; hiddenAt: Date | null },
  booking: Finished,
  at: Date,
  policy: Policy,
) {
  // A moderator has decided: what was said stays as it was, for whoever looks into it.
  if (review.hiddenAt) return 'reviews.hidden'
  if (review.publishedAt === null) return writeRefusal(booking, at, policy)
  return at < reviewsDue(review.publishedAt, policy) ? null : 'reviews.too_late'
}
