import { z } from 'zod'
import { normalisePassword } from '../domain/password'
import { callbackField, emailField, localeField } from './fields'

/** No password policy here: an old password that no longer fits it must still open its account. */
export const signInSchema = z.object({
  email: emailField,
  password: z
    .string({ error: 'field.required' })
    .min(1, 'field.required')
    .max(1000, 'field.too_long')
    .transform(normalisePassword),
  /** Second factor, once accounts have one. */
  code: z.string().max(20, 'field.too_long').optional(),
  locale: localeField,
  callbackUrl: callbackField,
})
export type SignInInput = z.infer<typeof signInSchema>

export const signOutSchema = z.object({ locale: localeField })
