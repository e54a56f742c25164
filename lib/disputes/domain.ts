import type { BookingFacts } from '@/lib/bookings/domain/facts'
import type { ActorKind, PaymentStatus } from '@/lib/bookings/domain/status'
import type { Centimes } from '@/lib/core/money'

/** What a dispute may be about; `NO_SHOW` contests what the other side has reported. */
export const DISPUTE_KINDS = [
  'NOT_DONE',
  'BADLY_DONE',
  'PRICE',
  'DAMAGE',
  'BEHAVIOUR',
  'OTHER',
  'NO_SHOW',
] as const
export type DisputeKind = (typeof DISPUTE_KINDS)[number]

export const DISPUTE_OUTCOMES = ['FOR_CLIENT', 'FOR_PROVIDER', 'SHARED'] as const
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number]

/** How often one side may speak while it is open. */
export const MOST_STATEMENTS = 5

/** What this side may complain of: who is said not to have come contests that, and only they can. */
export function kindsFor(
  booking: Pick<BookingFacts, 'reasonCode' | 'cancelledBy'>,
  actor: ActorKind,
): readonly DisputeKind[] {
  const accused = booking.reasonCode === 'NO_SHOW' && booking.cancelledBy !== actor
  return accused ? ['NO_SHOW'] : DISPUTE_KINDS.filter(kind => kind !== 'NO_SHOW')
}

/** How a booking's payment stands once so much is to be given back. */
export function refunded(paid: Centimes, refund: Centimes, before: PaymentStatus): PaymentStatus {
  if (refund === 0) return before
  return refund < paid ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
}
