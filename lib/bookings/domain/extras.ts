import type { Centimes } from '@/lib/core/money'
import { agreedCap } from './cap'
import type { BookingFacts } from './facts'
import { BOOKING_POLICY, type BookingPolicy } from './policy'
import type { PriceLine } from './price'

/** No job in a home costs more; beyond it somebody has mistyped (1 000 000 DH). */
export const MOST_PAYABLE: Centimes = 100_000_000

export type ExtraTerms = {
  /** Of its lines. */
  total: Centimes
  /** What the client would owe with it. */
  payable: Centimes
  /** Within what the client has agreed to: counts without asking again (L8). */
  within: boolean
}

/** The lines of an extra as they are kept. */
export const extraLines = (lines: readonly { label: string; centimes: Centimes }[]): PriceLine[] =>
  lines.map(({ label, centimes }) => ({
    kind: 'extra',
    label,
    quantity: 1,
    quantityMinutes: null,
    unitCentimes: centimes,
    totalCentimes: centimes,
  }))

/** What more work does to the price. On quote nothing is agreed yet: every extra needs the client. */
export function extraTerms(
  booking: Pick<BookingFacts, 'payable' | 'agreedCap'>,
  lines: readonly { centimes: Centimes }[],
): ExtraTerms {
  const total = lines.reduce((sum, line) => sum + line.centimes, 0)
  const payable = (booking.payable ?? 0) + total
  return { total, payable, within: booking.agreedCap !== null && payable <= booking.agreedCap }
}

/** What the client owes and has agreed to once the extra that waits is signed: the cap grows with the price. */
export function signedExtra(
  booking: Pick<BookingFacts, 'payable' | 'openExtra'>,
  policy: Pick<BookingPolicy, 'overrunPercent'> = BOOKING_POLICY,
): { payable: Centimes; agreedCap: Centimes | null } {
  const payable = (booking.payable ?? 0) + (booking.openExtra ?? 0)
  return { payable, agreedCap: agreedCap(payable, policy) }
}
