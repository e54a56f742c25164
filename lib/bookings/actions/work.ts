'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { giveBackHit, takeHit } from '@/lib/core/rate-limit'
import { now } from '@/lib/time/clock'
import { type MoveAttempt, moveBooking } from '../commands/move'
import { addExtra as add, declineExtra as decline, signExtra as sign } from '../commands/work'
import { type AnswerInput, answerSchema } from '../schemas'
import {
  type CodeInput,
  codeSchema,
  type ExtraInput,
  extraSchema,
  type StepInput,
  stepSchema,
} from '../schemas/work'

type Tx = Parameters<Parameters<ReturnType<typeof database>['transaction']>[0]>[0]

/**
 * Tries a step that needs the client's code. A wrong one counts though the transaction leaves no trace of it:
 * four digits would be guessed in an afternoon.
 */
async function withCode<Done>(
  { booking, version, code }: CodeInput,
  actor: User,
  step: (tx: Tx, attempt: MoveAttempt) => Promise<Done>,
): Promise<Done> {
  const who = `${booking}:${actor.userId}`
  const verdict = await takeHit('check_code', who)
  if (!verdict.allowed) {
    throw new AppError('booking.code_blocked', {
      fields: { code: 'booking.code_blocked' },
      params: { minutes: Math.ceil(verdict.retryAfterSeconds / 60) },
    })
  }
  let wrong = false
  try {
    return await database().transaction(tx => step(tx, { version, code }))
  } catch (error) {
    wrong = error instanceof AppError && error.code === 'booking.code_wrong'
    throw error
  } finally {
    if (!wrong) await giveBackHit('check_code', who)
  }
}

const shared = { limit: 'mutation', reload: true } as const

export const startJob = defineAction({
  ...shared,
  name: 'bookings.start',
  audit: ['booking.start'],
  who: 'provider',
  schema: codeSchema,
  run: (input: CodeInput, actor: User) =>
    withCode(input, actor, (tx, attempt) => moveBooking(tx, actor, input.booking, 'start', now(), attempt)),
})

export const closeJob = defineAction({
  ...shared,
  name: 'bookings.close',
  audit: ['booking.complete'],
  who: 'provider',
  schema: codeSchema,
  run: (input: CodeInput, actor: User) =>
    withCode(input, actor, (tx, attempt) =>
      moveBooking(tx, actor, input.booking, 'complete', now(), attempt),
    ),
})

export const completeJob = defineAction({
  ...shared,
  name: 'bookings.complete',
  audit: ['booking.complete'],
  who: 'client',
  schema: stepSchema,
  run: ({ booking, version }: StepInput, actor: User) =>
    database().transaction(tx => moveBooking(tx, actor, booking, 'complete', now(), { version })),
})

export const addExtra = defineAction({
  ...shared,
  name: 'bookings.add_extra',
  audit: ['booking.add_extra'],
  who: 'provider',
  schema: extraSchema,
  run: (input: ExtraInput, actor: User) => database().transaction(tx => add(tx, actor, input, now())),
})

export const signExtra = defineAction({
  ...shared,
  name: 'bookings.sign_extra',
  audit: ['booking.sign_extra'],
  who: 'client',
  schema: stepSchema,
  run: ({ booking, version }: StepInput, actor: User) =>
    database().transaction(tx => sign(tx, actor, booking, now(), { version })),
})

export const signExtraWithCode = defineAction({
  ...shared,
  name: 'bookings.sign_extra_with_code',
  audit: ['booking.sign_extra'],
  who: 'provider',
  schema: codeSchema,
  run: (input: CodeInput, actor: User) =>
    withCode(input, actor, (tx, attempt) => sign(tx, actor, input.booking, now(), attempt)),
})

export const declineExtra = defineAction({
  ...shared,
  name: 'bookings.decline_extra',
  audit: ['booking.decline_extra'],
  who: 'user',
  schema: stepSchema,
  run: ({ booking, version }: StepInput, actor: User) =>
    database().transaction(tx => decline(tx, actor, booking, now(), { version })),
})

export const reportNoShow = defineAction({
  ...shared,
  name: 'bookings.no_show',
  audit: ['booking.no_show'],
  who: 'user',
  schema: answerSchema,
  run: ({ booking, version, reason }: AnswerInput, actor: User) =>
    database().transaction(tx => moveBooking(tx, actor, booking, 'no_show', now(), { version, reason })),
})
