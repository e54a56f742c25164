'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { tags } from '@/lib/core/cache'
import { now } from '@/lib/time/clock'
import { answerReview as answer } from './commands/answer'
import { deleteReview as remove } from './commands/delete'
import { moderateReview as moderate, reportReview as report } from './commands/report'
import { type Reviewed, saveReview as save } from './commands/save'
import {
  answerReviewSchema,
  deleteReviewSchema,
  moderateReviewSchema,
  reportReviewSchema,
  saveReviewSchema,
} from './schemas'

// The profile shows it at once. Lists of many providers follow within their hour: one review must not make every
// kept page of the country stale.
const stale = ({ providerSlug }: Reviewed) => [tags.provider(providerSlug)]
const shared = { limit: 'mutation', reload: true } as const

export const saveReview = defineAction({
  ...shared,
  name: 'reviews.save',
  audit: ['review.written', 'review.edited', 'review.published'],
  who: 'user',
  schema: saveReviewSchema,
  stale,
  run: (input, actor) => database().transaction(tx => save(tx, actor, input, now())),
})

export const deleteReview = defineAction({
  ...shared,
  name: 'reviews.delete',
  audit: ['review.deleted'],
  who: 'user',
  schema: deleteReviewSchema,
  stale,
  run: ({ booking }, actor) => database().transaction(tx => remove(tx, actor, booking, now())),
})

export const answerReview = defineAction({
  ...shared,
  name: 'reviews.answer',
  audit: ['review.answered'],
  who: 'user',
  schema: answerReviewSchema,
  stale,
  run: (input, actor) => database().transaction(tx => answer(tx, actor, input, now())),
})

export const reportReview = defineAction({
  name: 'reviews.report',
  audit: ['review.reported'],
  who: 'user',
  limit: 'mutation',
  schema: reportReviewSchema,
  run: (input, actor) => database().transaction(tx => report(tx, actor, input, now())),
})

export const moderateReview = defineAction({
  ...shared,
  name: 'reviews.moderate',
  audit: ['review.hidden', 'review.kept'],
  who: 'admin',
  schema: moderateReviewSchema,
  stale,
  run: (input, actor) => database().transaction(tx => moderate(tx, actor, input, now())),
})
