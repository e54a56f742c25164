import type { BookingMail } from '@/lib/bookings/domain/mails'
import type { BookingStatus } from '@/lib/bookings/domain/status'
import type { ProviderStatus } from '@/lib/providers/domain/standing'

export type { BookingMail }

/** Every e-mail about an account. */
export const ACCOUNT_MAILS = ['verify_email', 'account_exists'] as const
export type AccountMail = (typeof ACCOUNT_MAILS)[number]

/** Every e-mail about a provider's standing with us. */
export const PROVIDER_MAILS = [
  'provider_submitted',
  'provider_approved',
  'provider_refused',
  'provider_suspended',
  'provider_reinstated',
] as const
export type ProviderMail = (typeof PROVIDER_MAILS)[number]

const STANDING: Record<ProviderMail, ProviderStatus> = {
  provider_submitted: 'SUBMITTED',
  provider_approved: 'APPROVED',
  provider_refused: 'REFUSED',
  provider_suspended: 'SUSPENDED',
  provider_reinstated: 'APPROVED',
}

/** False once something else was decided: the later letter says it. */
export const standingStillTrue = (mail: ProviderMail, status: ProviderStatus): boolean =>
  STANDING[mail] === status

/** Everything the outbox can hold. */
export type MailTemplate = BookingMail | AccountMail | ProviderMail

export type Side = 'client' | 'provider'

export function sideOf(mail: BookingMail): Side {
  return mail.endsWith('_client') ? 'client' : 'provider'
}

const TRUE_WHILE: Record<string, BookingStatus> = {
  requested: 'PENDING',
  confirmed: 'CONFIRMED',
  refused: 'REJECTED',
  expired: 'REJECTED',
  withdrawn: 'CANCELLED',
  cancelled: 'CANCELLED',
  receipt: 'CANCELLED',
  reminder: 'CONFIRMED',
  invite: 'COMPLETED',
  published: 'COMPLETED',
  answered: 'COMPLETED',
}

/** What happens to reviews: told apart from the steps of the booking itself. */
const REVIEW_MAILS = ['invite', 'published', 'answered'] as const
export type ReviewMail = (typeof REVIEW_MAILS)[number]

export function isReviewMail(mail: BookingMail): boolean {
  return REVIEW_MAILS.some(event => mail.startsWith(`${event}_`))
}

/** False once the booking has moved on: a late e-mail would then say what is no longer so. */
export function stillTrue(mail: BookingMail, status: BookingStatus): boolean {
  return TRUE_WHILE[mail.slice(0, mail.indexOf('_'))] === status
}
