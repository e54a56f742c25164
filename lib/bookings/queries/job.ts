import 'server-only'
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingExtras, bookings } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { kindOf, ownedBy } from './facts'

/** The states in which the client has a code to give. */
const WITH_CODE = sql`${bookings.status} in ('CONFIRMED', 'IN_PROGRESS')`

/**
 * The client's own four digits. Asked for apart from everything both sides read, so that no page of the provider
 * can carry them by accident; null for everybody but the client of this booking.
 */
export async function codeOf(tx: Tx, actor: User, id: string): Promise<string | null> {
  if (kindOf(actor) !== 'client') return null
  const [row] = await tx
    .select({ code: bookings.checkCode })
    .from(bookings)
    .where(and(eq(bookings.id, id), ownedBy(actor) ?? sql`false`, WITH_CODE))
  return row?.code ?? null
}

/** The work itself as both sides see it: sums and what was added on site. Null for a stranger. */
export async function jobOf(tx: Tx, actor: User, id: string) {
  const own = ownedBy(actor)
  if (own === null) return null
  const [row] = await tx
    .select({
      payable: bookings.payable,
      agreedCap: bookings.agreedCap,
      amountPaid: bookings.amountPaid,
      fee: bookings.fee,
      paymentMethod: bookings.paymentMethod,
      paymentStatus: bookings.paymentStatus,
      confirmedAt: bookings.confirmedAt,
      startedAt: bookings.startedAt,
      endedAt: bookings.endedAt,
    })
    .from(bookings)
    .where(and(own, isNotNull(bookings.requestedAt), eq(bookings.id, id)))
  if (!row) return null
  const extras = await tx
    .select({
      id: bookingExtras.id,
      lines: bookingExtras.lines,
      total: bookingExtras.total,
      reason: bookingExtras.reason,
      status: bookingExtras.status,
      signedBy: bookingExtras.signedBy,
    })
    .from(bookingExtras)
    .where(eq(bookingExtras.bookingId, id))
    .orderBy(asc(bookingExtras.createdAt), asc(bookingExtras.id))
  return { ...row, extras }
}

export type BookingJob = NonNullable<Awaited<ReturnType<typeof jobOf>>>
export type BookingExtra = BookingJob['extras'][number]
