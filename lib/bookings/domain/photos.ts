import type { BookingStatus } from './status'

const OPEN: readonly BookingStatus[] = ['PENDING', 'CONFIRMED', 'IN_PROGRESS']

/** While these hold both sides may add photos and withdraw their own; afterwards they are part of the record. */
export function photosOpen(status: BookingStatus): boolean {
  return OPEN.includes(status)
}
