'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User, Visitor } from '@/lib/core/actor'
import { setPrivateCookie } from '@/lib/core/auth'
import { AppError } from '@/lib/core/errors'
import { now } from '@/lib/time/clock'
import { discardDraft, saveDraft } from '../commands/draft'
import { moveBooking } from '../commands/move'
import { requestBooking as request } from '../commands/request'
import { formatPin } from '../domain/pin'
import type { TransitionName } from '../domain/transition-names'
import { DRAFT_COOKIE, DRAFT_SECONDS } from '../queries/draft'
import { bookableOffer } from '../queries/offer'
import {
  type AnswerInput,
  answerSchema,
  listAnswerSchema,
  type RequestInput,
  requestSchema,
} from '../schemas'

/** Keeps the filled form and shows the way to sign in; the way back leads to the form, filled. */
async function signInFirst(input: RequestInput): Promise<never> {
  const db = database()
  const offer = await bookableOffer(db, input.offer)
  if (!offer) throw new AppError('booking.offer_unknown')
  // A visitor cannot have uploaded anything.
  const { start, locale, district, key, pin, photos: _, seen: __, ...texts } = input
  const values = {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, String(value)])),
    start: start.toISOString(),
    district: district ?? '',
    pin: pin ? formatPin(pin) : '',
  }
  const id = await saveDraft(db, values, now())
  await setPrivateCookie(DRAFT_COOKIE, id, DRAFT_SECONDS)
  const back = `/${locale}/providers/${offer.providerSlug}/book?offer=${offer.id}&start=${encodeURIComponent(start.toISOString())}`
  redirect(`/${locale}/sign-in?callbackUrl=${encodeURIComponent(back)}`)
}

async function dropDraft(): Promise<void> {
  const jar = await cookies()
  const draft = jar.get(DRAFT_COOKIE)?.value
  if (!draft) return
  jar.delete(DRAFT_COOKIE)
  await discardDraft(database(), draft).catch(() => undefined)
}

export const requestBooking = defineAction({
  name: 'bookings.request',
  audit: ['booking.request', 'booking.release', 'booking.accept', 'file.tied'],
  who: 'anyone',
  limit: 'mutation',
  schema: requestSchema,
  reload: true,
  run: async (input: RequestInput, actor: User | Visitor) => {
    if (actor.kind === 'visitor') return signInFirst(input)
    const { id } = await database().transaction(tx => request(tx, actor, input, now()))
    await dropDraft()
    redirect(`/${input.locale}/account/bookings/${id}?sent=1`)
  },
})

const answer =
  (transition: TransitionName) =>
  ({ booking, version, reason }: AnswerInput, actor: User) =>
    database().transaction(tx => moveBooking(tx, actor, booking, transition, now(), { version, reason }))

const shared = { limit: 'mutation', schema: answerSchema, reload: true } as const

export const acceptBooking = defineAction({
  ...shared,
  name: 'bookings.accept',
  audit: ['booking.accept'],
  who: 'provider',
  run: answer('accept'),
})
export const refuseBooking = defineAction({
  ...shared,
  name: 'bookings.refuse',
  audit: ['booking.refuse'],
  who: 'provider',
  run: answer('refuse'),
})
export const withdrawBooking = defineAction({
  ...shared,
  name: 'bookings.withdraw',
  audit: ['booking.withdraw'],
  who: 'client',
  run: answer('withdraw'),
})
export const cancelBooking = defineAction({
  ...shared,
  name: 'bookings.cancel',
  audit: ['booking.cancel'],
  who: 'user',
  run: answer('cancel'),
})

/** Accepts from the list: the booking leaves it, so the list says what became of it. */
export const acceptFromList = defineAction({
  name: 'bookings.accept',
  audit: ['booking.accept'],
  who: 'provider',
  limit: 'mutation',
  schema: listAnswerSchema,
  run: async ({ locale, ...input }, actor) => {
    await answer('accept')(input, actor)
    redirect(`/${locale}/pro/bookings?scope=answer&accepted=${input.booking}`)
  },
})
