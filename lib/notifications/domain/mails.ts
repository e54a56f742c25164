import type { ActorKind, BookingStatus } from '@/lib/bookings/domain/status'
import type { TransitionName } from '@/lib/bookings/domain/transitions'

/** Every e-mail about a booking: what happened, and which side reads it. */
export const BOOKING_MAILS = [
  'requested_client',
  'requested_provider',
  'confirmed_client',
  'confirmed_provider',
  'refused_client',
  'expired_client',
  'expired_provider',
  'withdrawn_provider',
  'cancelled_client',
  'cancelled_provider',
  'receipt_client',
  'receipt_provider',
] as const
export type BookingMail = (typeof BOOKING_MAILS)[number]

/** Every e-mail about an account. */
export const ACCOUNT_MAILS = ['verify_email', 'account_exists'] as const
export type AccountMail = (typeof ACCOUNT_MAILS)[number]

export type Side = 'client' | 'provider'

const BY_TRANSITION: Record<Exclude<TransitionName, 'cancel'>, readonly BookingMail[]> = {
  request: ['requested_provider', 'requested_client'],
  accept: ['confirmed_client', 'confirmed_provider'],
  refuse: ['refused_client'],
  expire: ['expired_client', 'expired_provider'],
  withdraw: ['withdrawn_provider'],
}

/** Who hears of a transition. Who cancelled gets a receipt; when neither side did, both are told. */
export function mailsOf(transition: TransitionName, cancelledBy: ActorKind | null): readonly BookingMail[] {
  if (transition !== 'cancel') return BY_TRANSITION[transition]
  return [
    cancelledBy === 'client' ? 'receipt_client' : 'cancelled_client',
    cancelledBy === 'provider' ? 'receipt_provider' : 'cancelled_provider',
  ]
}

export function sideOf(mail: BookingMail): Side {
  return mail.endsWith('_client') ? 'client' : 'provider'
}

export function isBookingMail(template: string): template is BookingMail {
  return (BOOKING_MAILS as readonly string[]).includes(template)
}

const TRUE_WHILE: Record<string, BookingStatus> = {
  requested: 'PENDING',
  confirmed: 'CONFIRMED',
  refused: 'REJECTED',
  expired: 'REJECTED',
  withdrawn: 'CANCELLED',
  cancelled: 'CANCELLED',
  receipt: 'CANCELLED',
}

/** False once the booking has moved on: a late e-mail would then say what is no longer so. */
export function stillTrue(mail: BookingMail, status: BookingStatus): boolean {
  return TRUE_WHILE[mail.slice(0, mail.indexOf('_'))] === status
}
