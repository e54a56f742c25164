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
  /** Of the authenticator, or a recovery code; left out until it is asked for. */
  code: z
    .string()
    .max(40, 'field.too_long')
    .transform(code => code.trim() || undefined)
    .optional(),
  locale: localeField,
  callbackUrl: callbackField,
})
export type SignInInput = z.infer<typeof signInSchema>

export const signOutSchema = z.object({ locale: localeField })
