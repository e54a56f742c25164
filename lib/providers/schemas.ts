import { z } from 'zod'
import { PRICE_UNITS } from '@/lib/catalogue/domain'
import { textField } from '@/lib/core/text'
import { UPLOADS } from '@/lib/files/domain/kinds'
import { fileIds } from '@/lib/files/schemas'
import { SPOKEN } from '@/lib/search/domain/request'
import { BIO_LENGTH, DURATIONS, NAME_LENGTH, PRICE_LIMITS, RADII } from './domain/limits'
import { DECISION_NAMES } from './domain/standing'

const locale = z.enum(['fr', 'ar']).catch('fr')
/** Where the form stands: a step of the onboarding leads to the next one. */
const from = z.enum(['onboarding', 'workshop']).catch('workshop')
const where = { locale, from }

/** One line of text: a name that breaks over lines is none. */
const line = (min: number, max: number) => textField(min, max).transform(value => value.replace(/\s+/gu, ' '))

const name = line(NAME_LENGTH.min, NAME_LENGTH.max).refine(
  value => value === '' || /\p{L}/u.test(value),
  'workshop.name_letters',
)
const slug = z.string({ error: 'field.choice' }).regex(/^[a-z0-9-]{1,80}$/, 'field.choice')
const ticked = z.literal('on').optional().catch(undefined)
const oneOf = (numbers: readonly number[]) =>
  z.coerce.number({ error: 'field.choice' }).refine(value => numbers.includes(value), 'field.choice')

const spokenOf = (typed: Record<string, unknown>) => SPOKEN.filter(code => typed[`speaks_${code}`] === 'on')

export const identitySchema = z
  .object({
    ...where,
    nameFr: name,
    nameAr: name,
    category: slug,
    city: slug,
    since: z.coerce
      .number({ error: 'field.number' })
      .int('field.number')
      .min(1900, 'workshop.year')
      .max(2100, 'workshop.year'),
    ...(Object.fromEntries(SPOKEN.map(code => [`speaks_${code}`, ticked])) as Record<string, typeof ticked>),
  })
  .refine(input => spokenOf(input).length > 0, {
    path: ['languages'],
    message: 'workshop.language',
    // Said together with the other fields' faults, not after them.
    when: () => true,
  })
  .transform(input => {
    const { locale, from, nameFr, nameAr, category, city, since } = input
    return { locale, from, nameFr, nameAr, category, city, since, languages: spokenOf(input) }
  })
export type IdentityInput = z.infer<typeof identitySchema>

export const placeSchema = z.object({
  ...where,
  district: z.union([z.literal('').transform(() => null), slug], { error: 'field.choice' }),
  radius: oneOf(RADII),
})
export type PlaceInput = z.infer<typeof placeSchema>

/** Empty, or long enough to say something. */
const bio = textField(0, BIO_LENGTH.max).refine(
  value => value === '' || value.length >= BIO_LENGTH.min,
  'workshop.bio_short',
)
export const bioSchema = z
  .object({ ...where, bioFr: bio, bioAr: bio })
  .refine(input => input.bioFr !== '' || input.bioAr !== '', {
    path: ['bioFr'],
    message: 'workshop.bio_missing',
  })
export type BioInput = z.infer<typeof bioSchema>

const minute = z.coerce
  .number({ error: 'field.choice' })
  .int('field.choice')
  .min(0, 'field.choice')
  .max(1440, 'field.choice')
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const hoursSchema = z
  .object({
    ...where,
    opens: minute,
    closes: minute,
    pause: ticked,
    pauseStarts: minute,
    pauseEnds: minute,
    day_1: ticked,
    day_2: ticked,
    day_3: ticked,
    day_4: ticked,
    day_5: ticked,
    day_6: ticked,
    day_7: ticked,
  })
  .transform((input, context) => {
    const days = DAYS.filter(day => input[`day_${day}`] === 'on')
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (days.length === 0) refuse('days', 'workshop.days')
    if (input.closes <= input.opens) refuse('closes', 'workshop.hours_order')
    const pause = input.pause === 'on' ? { start: input.pauseStarts, end: input.pauseEnds } : null
    if (pause && !(input.opens < pause.start && pause.start < pause.end && pause.end < input.closes)) {
      refuse('pauseEnds', 'workshop.pause_inside')
    }
    return { locale: input.locale, from: input.from, days, opens: input.opens, closes: input.closes, pause }
  })
export type HoursInput = z.infer<typeof hoursSchema>

const offerId = z.coerce
  .number({ error: 'not_found' })
  .int('not_found')
  .min(1, 'not_found')
  .max(2_147_483_647, 'not_found')

/** Dirhams as people type them: "150", "1 200", "99,50". Becomes centimes. */
const price = z
  .string()
  .default('')
  .transform((typed, context) => {
    const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
    if (plain === '') return null
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return refuse('workshop.price')
    const centimes = Math.round(Number(plain) * 100)
    const { min, max } = PRICE_LIMITS
    return centimes < min * 100 || centimes > max * 100 ? refuse('workshop.price_range') : centimes
  })

const offerFields = {
  ...where,
  unit: z.enum(PRICE_UNITS, { error: 'field.choice' }),
  price,
  duration: oneOf(DURATIONS),
  descriptionFr: line(0, 200),
  descriptionAr: line(0, 200),
}

type Priced = { unit: (typeof PRICE_UNITS)[number]; price: number | null }
/** A work on quote has no price; every other one has. */
const settle = <T extends Priced>(input: T, context: z.RefinementCtx): T => {
  if (input.unit === 'quote') return { ...input, price: null }
  if (input.price === null) context.addIssue({ code: 'custom', path: ['price'], message: 'field.required' })
  return input
}
export const addOfferSchema = z.object({ ...offerFields, service: slug }).transform(settle)
export type AddOfferInput = z.infer<typeof addOfferSchema>
export const editOfferSchema = z.object({ ...offerFields, offer: offerId }).transform(settle)
export type EditOfferInput = z.infer<typeof editOfferSchema>

export const offerSchema = z.object({ ...where, offer: offerId })
export const moveOfferSchema = z.object({
  ...where,
  offer: offerId,
  direction: z.enum(['up', 'down'], { error: 'field.choice' }),
})

const photo = z.uuid('not_found')
export const portraitSchema = z.object({ ...where, portrait: fileIds(1) })
export const galleryAddSchema = z.object({ ...where, gallery: fileIds(UPLOADS.GALLERY.most) })
export const captionSchema = z.object({ ...where, photo, caption: line(0, 120) })
export const movePhotoSchema = z.object({
  ...where,
  photo,
  direction: z.enum(['up', 'down'], { error: 'field.choice' }),
})
export const removePhotoSchema = z.object({ ...where, photo })

export const submitSchema = z.object({ locale })

export const decideSchema = z.object({
  locale,
  provider: offerId,
  decision: z.enum(DECISION_NAMES as [(typeof DECISION_NAMES)[number]], { error: 'field.choice' }),
  reason: textField(0, 1000).default(''),
  /** The profile as the administrator saw it: a change since then must be looked at first. */
  seen: z.iso.datetime({ error: 'workshop.changed' }).transform(text => new Date(text)),
})
export type DecideInput = z.infer<typeof decideSchema>
