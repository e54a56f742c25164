'use server'

import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User, Visitor } from '@/lib/core/actor'
import { now } from '@/lib/time/clock'
import { answerByLink } from './commands'
import { type LinkAnswerInput, linkAnswerSchema } from './schemas'

const shared = { who: 'anyone', limit: 'answer_link', schema: linkAnswerSchema, reload: true } as const

const answer =
  (act: 'accept' | 'refuse') =>
  async ({ token, locale, reason }: LinkAnswerInput, { ip }: User | Visitor) => {
    await database().transaction(tx => answerByLink(tx, { token, act, reason, ip }, now()))
    redirect(`/${locale}/answer/${token}?done=${act}`)
  }

export const acceptByLink = defineAction({ ...shared, name: 'answers.accept', run: answer('accept') })
export const refuseByLink = defineAction({ ...shared, name: 'answers.refuse', run: answer('refuse') })
