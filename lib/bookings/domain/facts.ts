import type { Centimes } from '@/lib/core/money'
import type { ProviderStatus } from '@/lib/providers/domain/standing'
import type { LocalDate } from '@/lib/time/zone'
import { MINUTE_MS } from './policy'
import type { ActorKind, BookingReason, BookingStatus, PaymentMethod, PaymentStatus } from './status'

/** An open proposal of another time. */
export type ProposalFacts = { by: ActorKind; startsAt: Date; expiresAt: Date }

/** What the rules need to know of a booking. Before its first step there is none: status null. */
export type BookingFacts = {
  status: BookingStatus | null
  /** Grows by one with every step. */
  version: number
  startsAt: Date
  endsAt: Date
  /** What both sides agreed on, as the clock on the wall shows it. */
  wallDate: LocalDate
  wallMinutes: number
  /** When a hold or an unanswered request lapses. */
  expiresAt: Date | null
  requestedAt: Date | null
  confirmedAt: Date | null
  /** When it reached a terminal state. */
  endedAt: Date | null
  reasonCode: BookingReason | null
  cancelledBy: ActorKind | null
  /** How the provider's business stands. */
  standing: ProviderStatus
  /** The provider takes bookings without answering each. */
  instant: boolean
  /** The provider offered this job at this price, and the client took the offer. */
  quoted: boolean
  paymentMethod: PaymentMethod
  paymentStatus: PaymentStatus
  /** Agreed when it was asked for; null on quote. */
  total: Centimes | null
  /** Owed as things stand; null on quote. */
  payable: Centimes | null
  /** The most the client has agreed to. */
  agreedCap: Centimes | null
  amountPaid: Centimes
  proposal: ProposalFacts | null
  /** More work waiting for the client's code, centimes. */
  openExtra: Centimes | null
  dispute: 'OPEN' | 'RULED' | null
}

/** How long the work takes, minutes. */
export const durationOf = ({ startsAt, endsAt }: Pick<BookingFacts, 'startsAt' | 'endsAt'>): number =>
  (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS

/** The facts before anything is written: what a hold or a request begins with. */
export function factsOfNew(
  appointment: Pick<BookingFacts, 'startsAt' | 'endsAt' | 'wallDate' | 'wallMinutes' | 'expiresAt'> &
    Partial<BookingFacts>,
): BookingFacts {
  return {
    status: null,
    version: 0,
    requestedAt: null,
    confirmedAt: null,
    endedAt: null,
    reasonCode: null,
    cancelledBy: null,
    standing: 'APPROVED',
    instant: false,
    quoted: false,
    paymentMethod: 'CASH',
    paymentStatus: 'DUE',
    total: null,
    payable: null,
    agreedCap: null,
    amountPaid: 0,
    proposal: null,
    openExtra: null,
    dispute: null,
    ...appointment,
  }
}
