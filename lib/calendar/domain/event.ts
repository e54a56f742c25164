import type { BookingStatus } from '@/lib/bookings/domain/status'

/** What a calendar program shows of an appointment: as good as firm, firm, or off. */
export type EventStatus = 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'

const STATUS: Readonly<Record<BookingStatus, EventStatus>> = {
  HOLD: 'TENTATIVE',
  PENDING: 'TENTATIVE',
  CONFIRMED: 'CONFIRMED',
  IN_PROGRESS: 'CONFIRMED',
  COMPLETED: 'CONFIRMED',
  CANCELLED: 'CANCELLED',
  REJECTED: 'CANCELLED',
}

export const eventStatus = (status: BookingStatus): EventStatus => STATUS[status]

/** The same for a booking all its life, so that a calendar updates the entry it has. */
export const eventUid = (bookingId: string): string => `${bookingId}@khadamat`

/** How far back a feed reaches. */
export const FEED_PAST_DAYS = 30
