'use server'

import { redirect } from 'next/navigation'
import { database, type Tx } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { refresh, tags } from '@/lib/core/cache'
import { now } from '@/lib/time/clock'
import * as offers from './commands/offers'
import type { Saved } from './commands/own'
import * as photos from './commands/photos'
import * as profile from './commands/profile'
import * as standing from './commands/standing'
import { type Step, stepAfter } from './domain/steps'
import {
  addOfferSchema,
  bioSchema,
  captionSchema,
  decideSchema,
  editOfferSchema,
  galleryAddSchema,
  hoursSchema,
  identitySchema,
  moveOfferSchema,
  movePhotoSchema,
  offerSchema,
  placeSchema,
  portraitSchema,
  removePhotoSchema,
  submitSchema,
} from './schemas'

type Where = { locale: 'fr' | 'ar'; from: 'onboarding' | 'workshop' }

/** Runs the command and makes what is public, or just was, fresh; a draft has no page that could be stale. */
async function save(command: (tx: Tx) => Promise<Saved>): Promise<void> {
  const { slug, status } = await database().transaction(command)
  if (status === 'APPROVED' || status === 'SUSPENDED') refresh([tags.provider(slug), tags.listings])
}

const stepPath = (locale: string, step: Step) => `/${locale}/pro/onboarding?step=${step}`

/** A step of the onboarding leads to the next; in the workshop one stays where one is. */
const step =
  <Input extends Where>(
    name: Step,
    command: (tx: Tx, actor: User, input: Input, at: Date) => Promise<Saved>,
  ) =>
  async (input: Input, actor: User) => {
    await save(tx => command(tx, actor, input, now()))
    if (input.from === 'onboarding') redirect(stepPath(input.locale, stepAfter(name)))
    return {}
  }

const shared = { who: 'provider', limit: 'mutation', reload: true } as const

export const saveIdentity = defineAction({
  ...shared,
  name: 'providers.save_identity',
  audit: ['provider.drafted', 'provider.changed'],
  schema: identitySchema,
  run: step('identity', profile.saveIdentity),
})
export const savePlace = defineAction({
  ...shared,
  name: 'providers.save_place',
  audit: ['provider.changed'],
  schema: placeSchema,
  run: step('place', profile.savePlace),
})
export const saveBio = defineAction({
  ...shared,
  name: 'providers.save_bio',
  audit: ['provider.changed'],
  schema: bioSchema,
  run: step('bio', profile.saveBio),
})
export const saveHours = defineAction({
  ...shared,
  name: 'providers.save_hours',
  audit: ['availability.plan_changed'],
  schema: hoursSchema,
  run: step('hours', profile.saveHours),
})

/** After an offer one sees the list it stands in. */
function toOffers({ locale, from }: Where): never {
  redirect(from === 'onboarding' ? stepPath(locale, 'offers') : `/${locale}/pro/offers`)
}

export const addOffer = defineAction({
  ...shared,
  name: 'providers.add_offer',
  audit: ['provider.offer_changed'],
  schema: addOfferSchema,
  run: async (input, actor) => {
    await save(tx => offers.addOffer(tx, actor, input, now()))
    return toOffers(input)
  },
})
export const editOffer = defineAction({
  ...shared,
  name: 'providers.edit_offer',
  audit: ['provider.offer_changed'],
  schema: editOfferSchema,
  run: async (input, actor) => {
    await save(tx => offers.editOffer(tx, actor, input, now()))
    return toOffers(input)
  },
})
export const moveOffer = defineAction({
  ...shared,
  name: 'providers.move_offer',
  audit: ['provider.offer_changed'],
  schema: moveOfferSchema,
  run: async (input, actor) => {
    await save(tx => offers.moveOffer(tx, actor, input, now()))
    return {}
  },
})
export const pauseOffer = defineAction({
  ...shared,
  name: 'providers.pause_offer',
  audit: ['provider.offer_changed'],
  schema: offerSchema,
  run: async ({ offer }, actor) => {
    await save(tx => offers.setOfferActive(tx, actor, offer, false, now()))
    return {}
  },
})
export const resumeOffer = defineAction({
  ...shared,
  name: 'providers.resume_offer',
  audit: ['provider.offer_changed'],
  schema: offerSchema,
  run: async ({ offer }, actor) => {
    await save(tx => offers.setOfferActive(tx, actor, offer, true, now()))
    return {}
  },
})
export const removeOffer = defineAction({
  ...shared,
  name: 'providers.remove_offer',
  audit: ['provider.offer_changed'],
  schema: offerSchema,
  run: async (input, actor) => {
    await save(tx => offers.removeOffer(tx, actor, input.offer, now()))
    return toOffers(input)
  },
})

/** A change of the pictures: one stays where one is, and sees them. */
const picture =
  <Input>(command: (tx: Tx, actor: User, input: Input, at: Date) => Promise<Saved>) =>
  async (input: Input, actor: User) => {
    await save(tx => command(tx, actor, input, now()))
    return {}
  }

export const savePortrait = defineAction({
  ...shared,
  name: 'providers.save_portrait',
  audit: ['file.tied', 'file.deleted'],
  schema: portraitSchema,
  run: picture(photos.savePortrait),
})
export const addPhotos = defineAction({
  ...shared,
  name: 'providers.add_photos',
  audit: ['file.tied'],
  schema: galleryAddSchema,
  run: picture(photos.addPhotos),
})
export const captionPhoto = defineAction({
  ...shared,
  name: 'providers.caption_photo',
  audit: ['provider.changed'],
  schema: captionSchema,
  run: picture(photos.captionPhoto),
})
export const movePhoto = defineAction({
  ...shared,
  name: 'providers.move_photo',
  audit: ['provider.changed'],
  schema: movePhotoSchema,
  run: picture(photos.movePhoto),
})
export const removePhoto = defineAction({
  ...shared,
  name: 'providers.remove_photo',
  audit: ['file.deleted'],
  schema: removePhotoSchema,
  run: picture(photos.removePhoto),
})

export const submitProfile = defineAction({
  ...shared,
  name: 'providers.submit',
  audit: ['provider.submitted'],
  schema: submitSchema,
  run: async ({ locale }, actor) => {
    await save(tx => standing.submitProfile(tx, actor, now()))
    redirect(`/${locale}/pro?submitted=1`)
  },
})

export const decideProvider = defineAction({
  ...shared,
  name: 'providers.decide',
  audit: ['provider.approved', 'provider.refused', 'provider.suspended', 'provider.reinstated'],
  who: 'admin',
  schema: decideSchema,
  run: async (input, actor) => {
    await save(tx => standing.decideProvider(tx, actor, input, now()))
    return {}
  },
})
