import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { REVIEWS_JOB } from '@/lib/bookings/commands/record'
import { now } from '@/lib/time/clock'
import { inviteToReview, publishDueReviews } from './commands/publish'
import { PUBLISH_JOB } from './commands/save'
import { overdueReviews } from './queries/reviewed'
import { reviewJobSchema } from './schemas'

/** The time to write is over. The state is read again; run twice, it finds nothing left to publish. */
export async function publishWaiting(payload: unknown): Promise<void> {
  const { bookingId } = reviewJobSchema.parse(payload)
  await database().transaction(tx => publishDueReviews(tx, bookingId, now()))
}

/** A day after the job. Who has written meanwhile is not asked; nobody is asked twice. */
export async function invite(payload: unknown): Promise<void> {
  const { bookingId } = reviewJobSchema.parse(payload)
  await database().transaction(tx => inviteToReview(tx, bookingId, now()))
}

export const REVIEW_SWEEP_JOB = 'sweep_reviews'

/** Looks for reviews whose timer was lost: each booking in a transaction of its own. */
export async function sweepReviews(): Promise<void> {
  for (const bookingId of await overdueReviews(database(), now())) {
    await database().transaction(tx => publishDueReviews(tx, bookingId, now()))
  }
}

export const reviewTasks: TaskList = {
  [PUBLISH_JOB]: publishWaiting,
  [REVIEWS_JOB]: invite,
  [REVIEW_SWEEP_JOB]: sweepReviews,
}
