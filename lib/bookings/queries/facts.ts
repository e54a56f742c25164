import 'server-only'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingExtras, bookings, disputes, providers, rescheduleProposals } from '@/db/schema'
import { kindOfRole, type System, type User } from '@/lib/core/actor'
import type { BookingFacts } from '../domain/facts'
import type { ActorKind, BookingReason } from '../domain/status'

/** Whose booking an actor may act on; null for someone who has none by role. */
export function ownedBy(actor: User | System): SQL | undefined | null {
  if (actor.kind === 'system' || actor.role === 'ADMIN') return undefined
  if (actor.role === 'CLIENT') return eq(bookings.clientId, actor.userId)
  return actor.providerId === null ? null : eq(bookings.providerId, actor.providerId)
}

/** In what quality an actor meets a booking found through `ownedBy`. */
export function kindOf(actor: User | System): ActorKind {
  return actor.kind === 'system' ? 'system' : kindOfRole(actor.role)
}

const columns = {
  id: bookings.id,
  clientId: bookings.clientId,
  providerId: bookings.providerId,
  offerId: bookings.offerId,
  districtId: bookings.districtId,
  dailyCap: providers.dailyCap,
  travelMinutes: providers.travelMinutes,
  checkCode: bookings.checkCode,
  status: bookings.status,
  version: bookings.version,
  startsAt: bookings.startsAt,
  endsAt: bookings.endsAt,
  wallDate: bookings.wallDate,
  wallMinutes: bookings.wallMinutes,
  expiresAt: bookings.expiresAt,
  requestedAt: bookings.requestedAt,
  confirmedAt: bookings.confirmedAt,
  endedAt: bookings.endedAt,
  reasonCode: sql<BookingReason | null>`${bookings.reasonCode}`,
  cancelledBy: bookings.cancelledBy,
  standing: providers.status,
  instant: providers.instantBooking,
  quoted: sql<boolean>`${bookings.quoteId} is not null`,
  paymentMethod: bookings.paymentMethod,
  paymentStatus: bookings.paymentStatus,
  total: bookings.total,
  payable: bookings.payable,
  agreedCap: bookings.agreedCap,
  amountPaid: bookings.amountPaid,
  openExtra: bookingExtras.total,
  disputed: disputes.createdAt,
  ruledAt: disputes.ruledAt,
  proposedBy: rescheduleProposals.proposedBy,
  proposedStart: rescheduleProposals.startsAt,
  proposalExpiresAt: rescheduleProposals.expiresAt,
}

/** A booking as the rules see it, and what a command needs beside. */
export type LoadedBooking = BookingFacts & {
  id: string
  status: NonNullable<BookingFacts['status']>
  clientId: string
  providerId: number
  offerId: number
  districtId: number | null
  dailyCap: number | null
  travelMinutes: number
  checkCode: string | null
}

const select = (tx: Tx) =>
  tx
    .select(columns)
    .from(bookings)
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .leftJoin(
      rescheduleProposals,
      and(eq(rescheduleProposals.bookingId, bookings.id), eq(rescheduleProposals.status, 'OPEN')),
    )
    .leftJoin(bookingExtras, and(eq(bookingExtras.bookingId, bookings.id), eq(bookingExtras.status, 'OPEN')))
    .leftJoin(disputes, eq(disputes.bookingId, bookings.id))

/**
 * The facts of one booking, found through the actor; null for everybody else, as if it did not exist.
 * @param lock takes the row's lock first, for a command that will change it: whoever waited reads what the other wrote
 */
export async function loadFacts(
  tx: Tx,
  actor: User | System,
  id: string,
  { lock = false } = {},
): Promise<LoadedBooking | null> {
  const own = ownedBy(actor)
  if (own === null) return null
  const mine = and(eq(bookings.id, id), own)
  if (lock) {
    // A statement of its own: the joins of the next one must see what was committed while it waited.
    const [row] = await tx.select({ id: bookings.id }).from(bookings).where(mine).for('update')
    if (!row) return null
  }
  const [row] = await select(tx).where(mine)
  if (!row) return null
  const { disputed, ruledAt, proposedBy, proposedStart, proposalExpiresAt, ...rest } = row
  return {
    ...rest,
    proposal:
      proposedBy && proposedStart && proposalExpiresAt
        ? { by: proposedBy, startsAt: proposedStart, expiresAt: proposalExpiresAt }
        : null,
    dispute: disputed ? (ruledAt ? 'RULED' : 'OPEN') : null,
  }
}
