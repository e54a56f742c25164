import type { BookingStatus } from './status'

const SHARED: readonly BookingStatus[] = ['CONFIRMED', 'IN_PROGRESS', 'COMPLETED']

/** The exact address and the phone numbers are for people who have a firm appointment (C14). */
export function contactShared(status: BookingStatus): boolean {
  return SHARED.includes(status)
}
