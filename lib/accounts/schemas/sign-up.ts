import { z } from 'zod'
import { SIGN_UP_ROLES } from '../domain/landing'
import { nameProblem, tidyName } from '../domain/name'
import { normalisePassword, passwordProblem } from '../domain/password'
import { readPhone } from '../domain/phone-reading'
import { callbackField, emailField, localeField } from './fields'
import { moroccanPhone } from './phone'

export const nameField = z
  .string({ error: 'field.required' })
  .transform(tidyName)
  .superRefine((name, context) => {
    const code = name === '' ? 'field.required' : nameProblem(name)
    if (code) context.addIssue({ code: 'custom', message: code })
  })

export const newPasswordField = z
  .string({ error: 'field.required' })
  .transform(normalisePassword)
  .superRefine((password, context) => {
    const code = password === '' ? 'field.required' : passwordProblem(password)
    if (code) context.addIssue({ code: 'custom', message: code })
  })

export const phoneField = z.string({ error: 'field.required' }).transform((typed, context) => {
  const phone = moroccanPhone(typed)
  if (phone) return phone
  const { kind } = readPhone(typed)
  const problem = kind === 'number' ? 'field.phone' : kind
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'field.required' : problem })
  return z.NEVER
})

export const signUpSchema = z.object({
  email: emailField,
  password: newPasswordField,
  firstName: nameField,
  lastName: nameField,
  phone: phoneField,
  role: z.enum(SIGN_UP_ROLES, { error: 'field.choice' }),
  locale: localeField,
  callbackUrl: callbackField,
  /** News by e-mail: an own box, unticked; an unticked box sends nothing. */
  news: z
    .string()
    .optional()
    .transform(value => value === 'on'),
})
export type SignUpInput = z.infer<typeof signUpSchema>
