import { z } from 'zod'
import { fileIds } from '@/lib/files/schemas'
import { nameField, phoneField } from './sign-up'

export const profileSchema = z.object({
  firstName: nameField,
  lastName: nameField,
  phone: phoneField,
  language: z.enum(['fr', 'ar'], { error: 'field.choice' }),
})
export type ProfileInput = z.infer<typeof profileSchema>

export const avatarSchema = z.object({ avatar: fileIds(1) })

const latinDigits = (text: string) =>
  text.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))

export const phoneCodeSchema = z.object({
  code: z
    .string({ error: 'field.required' })
    .max(40, 'field.too_long')
    .transform(typed => latinDigits(typed).replace(/[\s-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'field.required')
        .regex(/^\d{6}$/, 'accounts.phone_code_form'),
    ),
})
