import { z } from 'zod'
import { normalisePassword } from '../domain/password'
import { callbackField, emailField, localeField } from './fields'

export const verifyEmailSchema = z.object({
  token: z.string({ error: 'accounts.link_invalid' }).regex(/^[A-Za-z0-9_-]{43}$/, 'accounts.link_invalid'),
  /** Asked for in another browser than the one that signed up. */
  password: z.string().max(1000, 'field.too_long').transform(normalisePassword).optional(),
  locale: localeField,
})

export const resendSchema = z.object({ email: emailField, locale: localeField, callbackUrl: callbackField })
