/** Every state of a booking. HOLD is a slot kept while the client decides or pays. */
export const BOOKING_STATUSES = [
  'HOLD',
  'PENDING',
  'CONFIRMED',
  'IN_PROGRESS',
  'COMPLETED',
  'CANCELLED',
  'REJECTED',
] as const
export type BookingStatus = (typeof BOOKING_STATUSES)[number]

/** The states in which a booking keeps its slot: the same list as in the exclusion constraint. */
export const BLOCKING_STATUSES = ['HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS'] as const

/** The states that nothing leads out of. */
export const TERMINAL_STATUSES = ['COMPLETED', 'CANCELLED', 'REJECTED'] as const

export function isTerminal(status: BookingStatus): boolean {
  return (TERMINAL_STATUSES as readonly string[]).includes(status)
}

/** Why a booking ended, when a rule and not a person's words says so. RELEASED: a hold that became no request. */
export const BOOKING_REASONS = ['EXPIRED', 'UNPAID', 'NO_SHOW', 'NOT_STARTED', 'ABORTED', 'RELEASED'] as const
export type BookingReason = (typeof BOOKING_REASONS)[number]

/** In what quality someone acts on one booking; the owner was checked when it was loaded. */
export const ACTOR_KINDS = ['client', 'provider', 'admin', 'system'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export const PAYMENT_METHODS = ['CASH', 'CARD'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** DUE: nothing paid. AUTHORISED: the card's money is reserved, not taken. */
export const PAYMENT_STATUSES = ['DUE', 'AUTHORISED', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]
