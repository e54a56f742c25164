import { z } from 'zod'
import { textField } from '@/lib/core/text'

const locale = z.enum(['fr', 'ar']).default('fr')
const id = z.uuid('not_found')

/** A place as its owner writes it. The id is made with the form: sent twice, it is one address. */
export const saveAddressSchema = z.object({
  id,
  label: textField(1, 40),
  city: z
    .string({ error: 'field.required' })
    .max(80, 'field.choice')
    .min(1, 'field.required')
    .regex(/^[a-z0-9-]+$/, 'field.choice'),
  district: z
    .string()
    .max(80, 'booking.district_unknown')
    .regex(/^[a-z0-9-]*$/, 'booking.district_unknown')
    .transform(value => value || null)
    .nullable()
    .default(null),
  address: textField(5, 300),
  landmark: textField(0, 200).default(''),
  preferred: z
    .string()
    .optional()
    .transform(value => value === 'on'),
  locale,
})
export type SaveAddressInput = z.infer<typeof saveAddressSchema>

export const deleteAddressSchema = z.object({ id, locale })
