import { z } from 'zod'
import { textField as text } from '@/lib/core/text'
import { REPORT_REASONS } from './domain/review'

const id = z.uuid('not_found')
const locale = z.enum(['fr', 'ar']).default('fr')

/** One to five; nothing ticked is no opinion. */
const criterion = z
  .enum(['', '1', '2', '3', '4', '5'], { error: 'reviews.rating_missing' })
  .default('')
  .transform(value => (value === '' ? null : Number(value)))

/** Writes the author's review of a booking, or changes it. */
export const saveReviewSchema = z.object({
  booking: id,
  rating: z.enum(['1', '2', '3', '4', '5'], { error: 'reviews.rating_missing' }).transform(Number),
  punctuality: criterion,
  communication: criterion,
  quality: criterion,
  value: criterion,
  body: text(0, 2000).default(''),
  locale,
})
export type SaveReviewInput = z.infer<typeof saveReviewSchema>

export const deleteReviewSchema = z.object({ booking: id })

export const answerReviewSchema = z.object({ booking: id, answer: text(1, 1000) })
export type AnswerReviewInput = z.infer<typeof answerReviewSchema>

export const reportReviewSchema = z.object({
  review: id,
  reason: z.enum(REPORT_REASONS, { error: 'reviews.reason_missing' }),
  words: text(0, 500).default(''),
})
export type ReportReviewInput = z.infer<typeof reportReviewSchema>

/** An administrator's decision on a reported review. The reason goes into the audit log. */
export const moderateReviewSchema = z.object({
  review: id,
  decision: z.enum(['hide', 'keep'], { error: 'reviews.decision_missing' }),
  reason: text(3, 500),
})
export type ModerateReviewInput = z.infer<typeof moderateReviewSchema>

export const reviewJobSchema = z.object({ bookingId: z.uuid() })
