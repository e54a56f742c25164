import { BOOKING_MAILS, type BookingMail } from '@/lib/bookings/domain/mails'
import type { ActorKind, BookingStatus } from '@/lib/bookings/domain/status'
import type { ProviderStatus } from '@/lib/providers/domain/standing'
import { QUOTE_MAILS, type QuoteMail } from '@/lib/quotes/domain/mails'
import { PRIVACY_MAILS, type PrivacyMail } from './privacy-mails'

export type { BookingMail }

/** Those that carry a link made for one token, which the person asked for. */
export const TOKEN_MAILS = [
  'verify_email',
  'reset_password',
  'confirm_new_email',
  'approve_new_email',
] as const
export type TokenMail = (typeof TOKEN_MAILS)[number]

/** Those that only tell what has happened to the account. */
export const NOTICE_MAILS = [
  'password_changed',
  'two_factor_on',
  'two_factor_off',
  'two_factor_reset',
  'recovery_code_used',
  'account_locked',
  'phone_confirmed',
  'phone_changed',
  /** To the address that is the account's now, and to the one that was. */
  'email_changed',
  'email_changed_old',
] as const
export type NoticeMail = (typeof NOTICE_MAILS)[number]

/** The first hello, when the address is confirmed: what to do next differs. */
export const WELCOME_MAILS = ['welcome_client', 'welcome_provider'] as const
export type WelcomeMail = (typeof WELCOME_MAILS)[number]

/** What an administrator has decided about an account. */
export const STATUS_MAILS = ['account_suspended', 'account_reactivated'] as const
export type StatusMail = (typeof STATUS_MAILS)[number]

/** To administrators: acts of the audit log that matter. */
export const ALERT_MAIL = 'admin_alert'

/** Every e-mail about an account. */
export const ACCOUNT_MAILS = [
  ...TOKEN_MAILS,
  'account_exists',
  ...NOTICE_MAILS,
  'new_device',
  ...WELCOME_MAILS,
  ...STATUS_MAILS,
] as const
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

/** About a quote; the prefix keeps the names of the families apart. */
export type QuoteTemplate = `quote_${QuoteMail}`
export const quoteTemplate = (mail: QuoteMail): QuoteTemplate => `quote_${mail}`

/** Everything the outbox can hold. */
export type MailTemplate =
  | BookingMail
  | AccountMail
  | ProviderMail
  | QuoteTemplate
  | PrivacyMail
  | typeof ALERT_MAIL

/** All of them, by name. */
export const MAIL_TEMPLATES: readonly MailTemplate[] = [
  ...ACCOUNT_MAILS,
  ...BOOKING_MAILS,
  ...QUOTE_MAILS.map(quoteTemplate),
  ...PROVIDER_MAILS,
  ...PRIVACY_MAILS,
  ALERT_MAIL,
]

export type Side = 'client' | 'provider'

export function sideOf(mail: BookingMail): Side {
  return mail.endsWith('_client') ? 'client' : 'provider'
}

/** What happens to reviews: told apart from the steps of the booking itself. */
const REVIEW_MAILS = ['invite', 'published', 'answered'] as const
export type ReviewMail = (typeof REVIEW_MAILS)[number]

export function isReviewMail(mail: MailTemplate): boolean {
  return REVIEW_MAILS.some(event => mail.startsWith(`${event}_`))
}

const ENDED = ['COMPLETED', 'CANCELLED'] as const

const TRUE_WHILE: Record<string, readonly BookingStatus[]> = {
  requested: ['PENDING'],
  confirmed: ['CONFIRMED'],
  refused: ['REJECTED'],
  expired: ['REJECTED'],
  withdrawn: ['CANCELLED'],
  cancelled: ['CANCELLED'],
  receipt: ['CANCELLED'],
  reminder_day: ['CONFIRMED'],
  reminder_hours: ['CONFIRMED'],
  no_show: ['CANCELLED'],
  started: ['IN_PROGRESS'],
  not_started: ['CANCELLED'],
  extra_asked: ['IN_PROGRESS'],
  extra_signed: ['IN_PROGRESS'],
  completed: ['COMPLETED'],
  aborted: ['CANCELLED'],
  disputed: ENDED,
  ruled: ENDED,
  counter: ['PENDING'],
  insisted: ['PENDING'],
  proposed: ['CONFIRMED'],
  moved: ['CONFIRMED'],
  declined: ['CONFIRMED'],
  lapsed: ['CONFIRMED'],
  reanchored: ['CONFIRMED'],
  shifted: ['PENDING'],
  unfit: ['PENDING'],
  adjusted: ['CONFIRMED'],
  invite: ['COMPLETED'],
  published: ['COMPLETED'],
  answered: ['COMPLETED'],
}

/** How things stand when an e-mail is about to leave. */
export type Standing = {
  status: BookingStatus
  /** The last extra: waiting for the client, counted within the cap, or signed. */
  extra: 'OPEN' | 'ADDED' | 'SIGNED' | null
  dispute: 'OPEN' | 'RULED' | null
}

/** What must hold beside the state. */
const AND_ALSO: Record<string, (standing: Standing) => boolean> = {
  extra_asked: ({ extra }) => extra === 'OPEN' || extra === 'ADDED',
  extra_signed: ({ extra }) => extra === 'SIGNED',
  disputed: ({ dispute }) => dispute === 'OPEN',
  ruled: ({ dispute }) => dispute === 'RULED',
}

/** False once the booking has moved on: a late e-mail would then say what is no longer so. */
export function stillTrue(mail: BookingMail, standing: Standing): boolean {
  const event = mail.slice(0, mail.lastIndexOf('_'))
  return (TRUE_WHILE[event]?.includes(standing.status) ?? false) && (AND_ALSO[event]?.(standing) ?? true)
}

const ASKS_FOR_ANSWER: readonly BookingMail[] = ['counter_client', 'proposed_client', 'proposed_provider']

/** A proposal of another time that was decided or taken back meanwhile needs no answer any more. */
export function asksForNothing(mail: BookingMail, proposal: { status: string } | null): boolean {
  return ASKS_FOR_ANSWER.includes(mail) && proposal?.status !== 'OPEN'
}

/** Whether a side is meant: that nobody answered a proposal is news to the one who made it. */
export function concerns(mail: BookingMail, proposal: { by: ActorKind } | null): boolean {
  return !mail.startsWith('lapsed_') || proposal?.by === sideOf(mail)
}
