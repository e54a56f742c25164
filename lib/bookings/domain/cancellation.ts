import type { Centimes } from '@/lib/core/money'
import type { BookingFacts } from './facts'
import { BOOKING_POLICY, type BookingPolicy, MINUTE_MS } from './policy'

export type CancellationTerms = {
  /** What would be owed if nothing stood in the way: the share of the price. */
  share: Centimes
  /** What is really kept: never above what was paid. */
  fee: Centimes
  /** What goes back to the client. */
  refund: Centimes
  /** Until when it costs nothing; in the past when it does. */
  freeUntil: Date
}

/**
 * What a client owes for calling off a firm appointment: nothing until 24 hours before the start or within 5 minutes
 * of asking (both included), else 30 % of the price, rounded down, never above what was paid.
 */
export function cancellationTerms(
  booking: Pick<BookingFacts, 'startsAt' | 'requestedAt' | 'total' | 'amountPaid'>,
  now: Date,
  policy: BookingPolicy = BOOKING_POLICY,
): CancellationTerms {
  const early = booking.startsAt.getTime() - policy.freeBefore * MINUTE_MS
  const regret = (booking.requestedAt?.getTime() ?? 0) + policy.regret * MINUTE_MS
  const freeUntil = new Date(Math.max(early, regret))
  const share = now <= freeUntil ? 0 : Math.floor(((booking.total ?? 0) * policy.feePercent) / 100)
  const fee = Math.min(share, booking.amountPaid)
  return { share, fee, refund: booking.amountPaid - fee, freeUntil }
}
