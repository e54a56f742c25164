'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { setPrivateCookie } from '@/lib/core/auth'
import { now } from '@/lib/time/clock'
import { saveDraft } from '../commands/draft'
import { holdSlot, releaseHold } from '../commands/hold'
import { DRAFT_COOKIE, DRAFT_SECONDS } from '../queries/draft'
import { type HoldInput, holdSchema, type ReleaseInput, releaseSchema } from '../schemas'

/** Before JavaScript the page comes back new: what was typed so far must not be lost with the old one. */
async function keepTyped({ offer, start, ...texts }: HoldInput): Promise<void> {
  if (Object.values(texts).every(text => text === '')) return
  const id = await saveDraft(database(), { ...texts, offer: String(offer) }, now())
  await setPrivateCookie(DRAFT_COOKIE, id, DRAFT_SECONDS)
}

export const keepSlot = defineAction({
  name: 'bookings.hold',
  audit: ['booking.hold', 'booking.release'],
  who: 'client',
  limit: 'mutation',
  schema: holdSchema,
  reload: true,
  run: async (input: HoldInput, actor: User) => {
    await keepTyped(input)
    return database().transaction(tx => holdSlot(tx, actor, input, now()))
  },
})

export const releaseSlot = defineAction({
  name: 'bookings.release',
  audit: ['booking.release'],
  who: 'client',
  limit: 'mutation',
  schema: releaseSchema,
  reload: true,
  run: ({ hold }: ReleaseInput, actor: User) =>
    database().transaction(tx => releaseHold(tx, actor, hold, now())),
})
