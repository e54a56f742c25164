import 'server-only'
import { and, asc, count, eq, gt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, offers } from '@/db/schema'

/** What waits for an answer, and the next appointment. */
export async function providerOverview(tx: Tx, providerId: number, at: Date) {
  const [[waiting], [next]] = [
    await tx
      .select({ n: count() })
      .from(bookings)
      .where(and(eq(bookings.providerId, providerId), eq(bookings.status, 'PENDING'))),
    await tx
      .select({
        id: bookings.id,
        serviceId: offers.serviceId,
        wallDate: bookings.wallDate,
        wallMinutes: bookings.wallMinutes,
      })
      .from(bookings)
      .innerJoin(offers, eq(offers.id, bookings.offerId))
      .where(
        and(eq(bookings.providerId, providerId), eq(bookings.status, 'CONFIRMED'), gt(bookings.endsAt, at)),
      )
      .orderBy(asc(bookings.startsAt))
      .limit(1),
  ]
  return { waiting: waiting?.n ?? 0, next: next ?? null }
}
