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
  'reminder_day_client',
  'reminder_day_provider',
  'reminder_hours_client',
  'reminder_hours_provider',
] as const
export type BookingMail = (typeof BOOKING_MAILS)[number]
