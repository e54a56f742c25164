import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings } from '@/db/schema'
import type { User } from '@/lib/core/actor'

/** The slot a client keeps at the moment, also when its time has just run out; null when there is none. */
export async function findHold(tx: Tx, actor: User) {
  const [row] = await tx
    .select({
      id: bookings.id,
      providerId: bookings.providerId,
      offerId: bookings.offerId,
      startsAt: bookings.startsAt,
      expiresAt: bookings.expiresAt,
    })
    .from(bookings)
    .where(and(eq(bookings.clientId, actor.userId), eq(bookings.status, 'HOLD')))
    .limit(1)
  return row ?? null
}

export type Hold = NonNullable<Awaited<ReturnType<typeof findHold>>>
