'use server'

import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User, Visitor } from '@/lib/core/actor'
import { now } from '@/lib/time/clock'
import { answerByLink, proposeByLink } from './commands'
import { type LinkAnswerInput, type LinkProposalInput, linkAnswerSchema, linkProposalSchema } from './schemas'

const shared = { who: 'anyone', limit: 'answer_link', schema: linkAnswerSchema, reload: true } as const

const answer =
  (act: 'accept' | 'refuse') =>
  async ({ token, locale, reason }: LinkAnswerInput, { ip }: User | Visitor) => {
    await database().transaction(tx => answerByLink(tx, { token, act, reason, ip }, now()))
    redirect(`/${locale}/answer/${token}?done=${act}`)
  }

export const acceptByLink = defineAction({
  ...shared,
  name: 'answers.accept',
  audit: ['booking.accept'],
  run: answer('accept'),
})
export const refuseByLink = defineAction({
  ...shared,
  name: 'answers.refuse',
  audit: ['booking.refuse'],
  run: answer('refuse'),
})

export const proposeOtherTime = defineAction({
  ...shared,
  name: 'answers.propose',
  audit: ['booking.propose'],
  schema: linkProposalSchema,
  run: async ({ token, locale, start, note }: LinkProposalInput, { ip }: User | Visitor) => {
    await database().transaction(tx => proposeByLink(tx, { token, start, note, ip }, now()))
    redirect(`/${locale}/answer/${token}?done=propose`)
  },
})
