import { z } from 'zod'
import { normalisePassword } from '@/lib/accounts/domain/password'
import { textField } from '@/lib/core/text'

const user = z.uuid('not_found')
/** The administrator's own password, typed once more. */
const current = z
  .string({ error: 'field.required' })
  .min(1, 'field.required')
  .max(1000, 'field.too_long')
  .transform(normalisePassword)

export const userSchema = z.object({ user })
export const confirmedUserSchema = z.object({ user, current })
export const suspendSchema = z.object({ user, current, reason: textField(10, 500) })
export type SuspendInput = z.infer<typeof suspendSchema>
