'use server'

import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { setPrivateCookie } from '@/lib/core/auth'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { now } from '@/lib/time/clock'
import { saveDraft } from '../commands/draft'
import { requestTexts } from '../queries/alternatives'
import { DRAFT_COOKIE, DRAFT_SECONDS } from '../queries/draft'
import { bookableOffer } from '../queries/offer'
import { type AskAnotherInput, askAnotherSchema } from '../schemas'

/** Takes what was asked of one provider to another: the form stands there filled in, with the slot chosen. */
export const askAnother = defineAction({
  name: 'bookings.ask_another',
  // Only the form is filled in; asking is another action.
  audit: 'nothing',
  who: 'client',
  limit: 'mutation',
  schema: askAnotherSchema,
  run: async ({ booking, offer: offerId, start, locale }: AskAnotherInput, actor: User) => {
    const db = database()
    const [texts, offer] = await Promise.all([requestTexts(db, actor, booking), bookableOffer(db, offerId)])
    if (!texts) throw new NotFoundError()
    if (!offer) throw new AppError('booking.offer_unknown')
    const draft = await saveDraft(db, { ...texts, offer: String(offer.id) }, now())
    await setPrivateCookie(DRAFT_COOKIE, draft, DRAFT_SECONDS)
    redirect(
      `/${locale}/providers/${offer.providerSlug}/book?offer=${offer.id}&start=${encodeURIComponent(start.toISOString())}`,
    )
  },
})
