import { z } from 'zod'
import { textField as text } from '@/lib/core/text'
import { UPLOADS } from '@/lib/files/domain/kinds'
import { fileIds } from '@/lib/files/schemas'
import { parsePin } from './domain/pin'

/** An instant as the slot links carry it. */
const instant = z
  .string({ error: 'booking.slot_missing' })
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'booking.slot_missing')
  .transform(value => new Date(value))
  .refine(value => !Number.isNaN(value.getTime()), 'booking.slot_missing')

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

/** The booking form. Prices are not part of it: the server computes them. */
export const requestSchema = z.object({
  offer: z.coerce
    .number({ error: 'booking.offer_unknown' })
    .int('booking.offer_unknown')
    .min(1, 'booking.offer_unknown')
    .max(2_147_483_647, 'booking.offer_unknown'),
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
  payment: z.enum(['cash'], { error: 'booking.payment_unknown' }),
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
