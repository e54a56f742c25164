import { z } from 'zod'
import { textField as text } from '@/lib/core/text'
import { UPLOADS } from '@/lib/files/domain/kinds'
import { fileIds } from '@/lib/files/schemas'
import { parsePin } from '../domain/pin'
import { SERIES_MOST, SERIES_RHYTHMS } from '../domain/series'

/** The calendar of the site ends before its arithmetic does. */
const LAST_INSTANT = Date.UTC(2200, 0, 1)

/** An instant as the slot links carry it. Codes: `booking.slot_missing`. */
export const instant = z
  .string({ error: 'booking.slot_missing' })
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'booking.slot_missing')
  .transform(value => new Date(value))
  // Also false for what is no date at all.
  .refine(value => value.getTime() < LAST_INSTANT, 'booking.slot_missing')

/** The exact place as coordinates or a map's address; empty for none. */
const pinField = z
  .string()
  .max(500, 'booking.pin_unreadable')
  .default('')
  .transform((value, context) => {
    if (value.trim() === '') return null
    const pin = parsePin(value)
    if (!pin) context.addIssue({ code: 'custom', message: 'booking.pin_unreadable' })
    return pin
  })
const offer = z.coerce
  .number({ error: 'booking.offer_unknown' })
  .int('booking.offer_unknown')
  .min(1, 'booking.offer_unknown')
  .max(2_147_483_647, 'booking.offer_unknown')

/** The booking form. Prices are not part of it: the server computes them. */
export const requestSchema = z.object({
  offer,
  start: instant,
  title: text(3, 120),
  description: text(0, 2000).default(''),
  address: text(5, 300),
  landmark: text(0, 200).default(''),
  district: z
    .string()
    .max(80)
    .regex(/^[a-z0-9-]*$/, 'booking.district_unknown')
    .transform(value => value || null)
    .nullable()
    .default(null),
  pin: pinField,
  photos: fileIds(UPLOADS.BOOKING_PHOTO.most),
  /** The total that stood beside the form, centimes; empty on quote. It is compared, never taken. */
  seen: z
    .string()
    .regex(/^\d{0,10}$/)
    .transform(value => (value === '' ? null : Number(value)))
    .optional()
    .catch(undefined),
  payment: z.enum(['cash'], { error: 'booking.payment_unknown' }),
  repeat: z.enum(['once', ...SERIES_RHYTHMS], { error: 'booking.repeat_unknown' }).default('once'),
  times: z.coerce
    .number({ error: 'booking.times_unknown' })
    .int('booking.times_unknown')
    .min(2, 'booking.times_unknown')
    .max(SERIES_MOST, 'booking.times_unknown')
    .default(4),
  /** The days of a series the client agreed to when not all were free. */
  confirmed: z
    .string()
    .max(SERIES_MOST * 11)
    .regex(/^[\d,-]*$/)
    .transform(value => value.split(',').filter(Boolean))
    .catch([])
    .default([]),
  locale: z.enum(['fr', 'ar']).default('fr'),
  /** Made with the form: sent twice, it makes one booking. */
  key: z.uuid().optional().catch(undefined),
})
export type RequestInput = z.infer<typeof requestSchema>

const id = z.uuid('not_found')
const version = z.coerce.number().int().min(1).optional()

export const answerSchema = z.object({ booking: id, version, reason: text(0, 500).default('') })
export type AnswerInput = z.infer<typeof answerSchema>

/** An answer from the list, which comes back to the list. */
export const listAnswerSchema = answerSchema.extend({ locale: z.enum(['fr', 'ar']).catch('fr') })

/** Another time for a booking. */
export const proposeSchema = z.object({
  booking: id,
  version,
  start: instant,
  note: text(0, 500).default(''),
})
export type ProposeInput = z.infer<typeof proposeSchema>

/** A yes or no to what is open: nothing is typed. */
export const decideSchema = z.object({ booking: id, version })
export type DecideInput = z.infer<typeof decideSchema>

/** Keeping a slot: the form as typed so far, which may be little. */
const typedSoFar = (most: number) => z.string().max(most).catch('').default('')
export const holdSchema = z.object({
  offer,
  start: instant,
  title: typedSoFar(120),
  description: typedSoFar(2000),
  address: typedSoFar(300),
  landmark: typedSoFar(200),
  district: typedSoFar(80),
})
export type HoldInput = z.infer<typeof holdSchema>

export const releaseSchema = z.object({ hold: id })
export type ReleaseInput = z.infer<typeof releaseSchema>

/** Asking somebody else for what one has asked for before. */
export const askAnotherSchema = z.object({
  booking: id,
  offer,
  start: instant,
  locale: z.enum(['fr', 'ar']).default('fr'),
})
export type AskAnotherInput = z.infer<typeof askAnotherSchema>

/** An answer to the occurrences of a series. */
export const seriesSchema = answerSchema.extend({ act: z.enum(['accept', 'refuse', 'end']) })
export type SeriesInput = z.infer<typeof seriesSchema>
