import { z } from 'zod'
import { normalisePassword } from '../domain/password'
import { emailField, localeField } from './fields'
import { newPasswordField } from './sign-up'

const token = z
  .string({ error: 'accounts.link_invalid' })
  .regex(/^[A-Za-z0-9_-]{43}$/, 'accounts.link_invalid')
export const currentPasswordField = z
  .string({ error: 'field.required' })
  .min(1, 'field.required')
  .max(1000, 'field.too_long')
  .transform(normalisePassword)
const code = z.string({ error: 'field.required' }).trim().min(1, 'field.required').max(40, 'field.too_long')

export const forgotSchema = z.object({ email: emailField, locale: localeField })
export const resetSchema = z.object({ token, password: newPasswordField, locale: localeField })
export const changePasswordSchema = z.object({ current: currentPasswordField, password: newPasswordField })
export const changeEmailSchema = z.object({ current: currentPasswordField, email: emailField })
export const confirmEmailSchema = z.object({ token, locale: localeField })
export const beginTwoFactorSchema = z.object({ current: currentPasswordField })
export const codeSchema = z.object({ code })
export const disableTwoFactorSchema = z.object({ current: currentPasswordField, code })
export const endSessionSchema = z.object({ session: z.uuid('not_found') })
export const nothingSchema = z.object({})
