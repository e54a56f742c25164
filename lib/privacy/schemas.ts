import { z } from 'zod'
import { localeField } from '@/lib/accounts/schemas/fields'
import { currentPasswordField } from '@/lib/accounts/schemas/security'

/** Of who has a second factor; the others send none. */
const code = z
  .string()
  .trim()
  .max(40, 'field.too_long')
  .optional()
  .transform(value => value || undefined)

export const askExportSchema = z.object({ current: currentPasswordField, code })

export const eraseSchema = z.object({
  current: currentPasswordField,
  code,
  email: z.string({ error: 'field.required' }).trim().min(1, 'field.required').max(254, 'field.too_long'),
  locale: localeField,
})

/** An unticked box sends nothing. */
export const newsSchema = z.object({
  news: z
    .string()
    .optional()
    .transform(value => value === 'on'),
})
