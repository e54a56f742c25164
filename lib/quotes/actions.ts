'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { discardDraft, saveDraft } from '@/lib/bookings/commands/draft'
import { defineAction } from '@/lib/core/action'
import type { User, Visitor } from '@/lib/core/actor'
import { setPrivateCookie } from '@/lib/core/auth'
import { now } from '@/lib/time/clock'
import { acceptQuote as accept } from './commands/accept'
import { askForQuotes as ask } from './commands/ask'
import * as bargain from './commands/bargain'
import { closeRequest } from './commands/end'
import { say } from './commands/say'
import { sendQuote as send } from './commands/send'
import { QUOTE_DRAFT_COOKIE } from './queries/draft'
import {
  type AcceptInput,
  type AskInput,
  acceptSchema,
  answerSchema,
  askSchema,
  clientStepSchema,
  closeSchema,
  counterSchema,
  passSchema,
  providerStepSchema,
  questionSchema,
  sendSchema,
} from './schemas'

const DAY_SECONDS = 24 * 60 * 60

/** Keeps the filled form and shows the way to sign in; the way back leads to the form, filled. */
async function signInFirst(input: AskInput): Promise<never> {
  // A visitor cannot have uploaded anything.
  const { locale, key, district, wished, photos: _, ...texts } = input
  const values = { ...texts, district: district ?? '', wished: wished ?? '' }
  const id = await saveDraft(database(), values, now())
  await setPrivateCookie(QUOTE_DRAFT_COOKIE, id, DAY_SECONDS)
  const back = `/${locale}/quotes/new?service=${input.service}`
  redirect(`/${locale}/sign-in?callbackUrl=${encodeURIComponent(back)}`)
}

async function dropDraft(): Promise<void> {
  const jar = await cookies()
  const draft = jar.get(QUOTE_DRAFT_COOKIE)?.value
  if (!draft) return
  jar.delete(QUOTE_DRAFT_COOKIE)
  await discardDraft(database(), draft).catch(() => undefined)
}

export const askForQuotes = defineAction({
  name: 'quotes.ask',
  audit: ['quote_request.ask', 'file.tied'],
  who: 'anyone',
  limit: 'mutation',
  schema: askSchema,
  run: async (input: AskInput, actor: User | Visitor) => {
    if (actor.kind === 'visitor') return signInFirst(input)
    const { id } = await database().transaction(tx => ask(tx, actor, input, now()))
    await dropDraft()
    redirect(`/${input.locale}/account/quotes/${id}?sent=1`)
  },
})

export const acceptQuote = defineAction({
  name: 'quotes.accept',
  audit: [
    'quote.accept',
    'quote.decline',
    'quote_request.accept',
    'booking.request',
    'booking.accept',
    'file.tied',
  ],
  who: 'client',
  limit: 'mutation',
  schema: acceptSchema,
  reload: true,
  run: async (input: AcceptInput, actor: User) => {
    const { booking } = await database().transaction(tx => accept(tx, actor, input, now()))
    redirect(`/${input.locale}/account/bookings/${booking}`)
  },
})

type Command<Input> = (tx: Parameters<typeof say>[0], actor: User, input: Input, at: Date) => Promise<unknown>

/** One transaction, and nothing to tell but that it is done: the page comes back as it is now. */
const inOne =
  <Input>(command: Command<Input>) =>
  async (input: Input, actor: User) => {
    await database().transaction(tx => command(tx, actor, input, now()))
    return { done: true }
  }

const shared = { limit: 'mutation', reload: true } as const

export const closeQuotes = defineAction({
  ...shared,
  name: 'quotes.close',
  audit: ['quote_request.close', 'quote.decline'],
  who: 'client',
  schema: closeSchema,
  run: inOne(closeRequest),
})
export const counterQuote = defineAction({
  ...shared,
  name: 'quotes.counter',
  audit: ['quote.counter'],
  who: 'client',
  schema: counterSchema,
  run: inOne(bargain.counterQuote),
})
export const declineQuote = defineAction({
  ...shared,
  name: 'quotes.decline',
  audit: ['quote.decline'],
  who: 'client',
  schema: clientStepSchema,
  run: inOne(bargain.declineQuote),
})
export const answerQuestion = defineAction({
  ...shared,
  name: 'quotes.answer',
  audit: ['quote.answer'],
  who: 'client',
  schema: answerSchema,
  run: inOne(say),
})
export const askQuestion = defineAction({
  ...shared,
  name: 'quotes.question',
  audit: ['quote.question'],
  who: 'provider',
  schema: questionSchema,
  run: inOne(say),
})
export const sendQuote = defineAction({
  ...shared,
  name: 'quotes.send',
  audit: ['quote.send', 'quote.edit'],
  who: 'provider',
  schema: sendSchema,
  run: inOne(send),
})
export const withdrawQuote = defineAction({
  ...shared,
  name: 'quotes.withdraw',
  audit: ['quote.withdraw'],
  who: 'provider',
  schema: providerStepSchema,
  run: inOne(bargain.withdrawQuote),
})
export const agreeToCounter = defineAction({
  ...shared,
  name: 'quotes.agree',
  audit: ['quote.agree'],
  who: 'provider',
  schema: providerStepSchema,
  run: inOne(bargain.agreeToCounter),
})
export const keepPrice = defineAction({
  ...shared,
  name: 'quotes.keep',
  audit: ['quote.keep'],
  who: 'provider',
  schema: providerStepSchema,
  run: inOne(bargain.keepPrice),
})
export const passOnQuote = defineAction({
  ...shared,
  name: 'quotes.pass',
  audit: ['quote.pass'],
  who: 'provider',
  schema: passSchema,
  run: inOne(bargain.passOn),
})
