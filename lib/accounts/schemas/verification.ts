import { z } from 'zod'
import { callbackField, emailField, localeField } from './fields'

export const verifyEmailSchema = z.object({
  token: z.string({ error: 'accounts.link_invalid' }).regex(/^[A-Za-z0-9_-]{43}$/, 'accounts.link_invalid'),
  locale: localeField,
})

export const resendSchema = z.object({ email: emailField, locale: localeField, callbackUrl: callbackField })
