import { z } from 'zod'
import { emailField } from '@/lib/accounts/schemas/fields'
import { QUOTE_MAILS } from '@/lib/quotes/domain/mails'
import { ACCOUNT_MAILS, PROVIDER_MAILS, TOKEN_MAILS } from './domain/mails'
import type { SwitchName } from './domain/preferences'

/** Payloads of the jobs: ids only, what they mean is read when the job runs. */
export const notifyBookingSchema = z.object({
  bookingId: z.uuid(),
  version: z.int().min(1),
})
export type NotifyBooking = z.infer<typeof notifyBookingSchema>

export const notifyAccountSchema = z.union([
  z.object({ kind: z.enum(TOKEN_MAILS), tokenId: z.uuid() }),
  z.object({ kind: z.literal('new_device'), userId: z.uuid(), signInId: z.int().min(1) }),
  z.object({ kind: z.enum(ACCOUNT_MAILS).exclude([...TOKEN_MAILS, 'new_device']), userId: z.uuid() }),
])
export type NotifyAccount = z.infer<typeof notifyAccountSchema>

/** `at` is the instant of the decision: each one is told once. */
export const notifyProviderSchema = z.object({
  providerId: z.int().min(1),
  mail: z.enum(PROVIDER_MAILS),
  at: z.iso.datetime(),
})
export type NotifyProvider = z.infer<typeof notifyProviderSchema>

export const sendEmailSchema = z.object({ emailId: z.uuid() })

export const mailReportSchema = z.object({ eventId: z.uuid() })

/** `providerId` 0: about the request as a whole. */
export const notifyQuoteSchema = z.object({
  requestId: z.uuid(),
  providerId: z.int().min(0),
  mail: z.enum(QUOTE_MAILS),
  event: z.string().min(1).max(60),
})
export type NotifyQuote = z.infer<typeof notifyQuoteSchema>

/** An unticked box sends nothing. */
const box = z
  .string()
  .optional()
  .transform(value => value === 'on')
export const preferencesSchema = z.object({
  reminder_email: box,
  reminder_sms: box,
  review_email: box,
  quote_email: box,
} satisfies Record<SwitchName, typeof box>)

/** The secret of a link in an e-mail. */
export const unsubscribeSchema = z.object({ token: z.string().max(100) })

export const letterSchema = z.object({ letter: z.uuid('invalid') })

/** All of them, or those of one name. */
export const lettersSchema = z.object({ template: z.string().max(60).default('') })

export const suppressedSchema = z.object({ email: emailField })
