import type { Centimes } from '@/lib/core/money'

const MINUTE = 60_000

/** Defaults; an administrator may set others. */
export const CANCELLATION_POLICY = { freeBeforeMinutes: 24 * 60, regretMinutes: 5, feePercent: 30 } as const
export type CancellationPolicy = { freeBeforeMinutes: number; regretMinutes: number; feePercent: number }

export type CancellableBooking = {
  createdAt: Date
  startsAt: Date
  /** Null when on quote. */
  totalCentimes: Centimes | null
  /** What was really paid so far: 0 for cash on completion. */
  paidCentimes: Centimes
}

/**
 * What a client owes for cancelling a confirmed booking: nothing until 24 hours before the start or within
 * 5 minutes of booking (both included), else 30 % of the total, rounded down, never above what was paid.
 */
export function cancellationFee(
  booking: CancellableBooking,
  now: Date,
  policy: CancellationPolicy = CANCELLATION_POLICY,
): Centimes {
  const early = booking.startsAt.getTime() - now.getTime() >= policy.freeBeforeMinutes * MINUTE
  const regretted = now.getTime() - booking.createdAt.getTime() <= policy.regretMinutes * MINUTE
  if (early || regretted) return 0
  const fee = Math.floor(((booking.totalCentimes ?? 0) * policy.feePercent) / 100)
  return Math.min(fee, booking.paidCentimes)
}
