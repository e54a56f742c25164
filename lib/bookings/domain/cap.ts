import type { Centimes } from '@/lib/core/money'
import { BOOKING_POLICY, type BookingPolicy } from './policy'

/**
 * The most a job may cost without the client's new code: the price signed last and 10 %, rounded down (L8). Null when
 * the price is made by a quote: then nothing has been signed yet.
 */
export function agreedCap(
  signed: Centimes | null,
  policy: Pick<BookingPolicy, 'overrunPercent'> = BOOKING_POLICY,
): Centimes | null {
  return signed === null ? null : signed + Math.floor((signed * policy.overrunPercent) / 100)
}
