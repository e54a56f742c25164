import 'server-only'
import { and, count, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, disputes, quoteRequests, quotes, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { OPEN_QUOTES } from '@/lib/quotes/domain/status'
import type { Obstacle } from '../domain/reasons'

type Who = Pick<User, 'userId' | 'providerId' | 'role'>

/** So many of a kind are listed: who has more sees the next ones afterwards. */
const MOST = 10

/** What an account still has to finish before it can be erased; holds do not count, they are given back. */
export async function erasureObstacles(tx: Tx, { userId, providerId, role }: Who): Promise<Obstacle[]> {
  const mine = or(
    eq(bookings.clientId, userId),
    providerId === null ? undefined : eq(bookings.providerId, providerId),
  )
  const side = sql<
    'client' | 'provider'
  >`case when ${bookings.clientId} = ${userId}::uuid then 'client' else 'provider' end`
  const open = await tx
    .select({ id: bookings.id, reference: bookings.reference, side })
    .from(bookings)
    .where(and(mine, inArray(bookings.status, ['PENDING', 'CONFIRMED', 'IN_PROGRESS'])))
    .orderBy(bookings.startsAt)
    .limit(MOST)
  const disputed = await tx
    .select({ id: bookings.id, reference: bookings.reference, side })
    .from(disputes)
    .innerJoin(bookings, eq(bookings.id, disputes.bookingId))
    .where(and(mine, isNull(disputes.ruledAt)))
    .orderBy(disputes.createdAt)
    .limit(MOST)
  const asked = await tx
    .select({ id: quoteRequests.id, reference: quoteRequests.reference })
    .from(quoteRequests)
    .where(and(eq(quoteRequests.clientId, userId), eq(quoteRequests.status, 'OPEN')))
    .orderBy(quoteRequests.createdAt)
    .limit(MOST)
  const offered =
    providerId === null
      ? []
      : await tx
          .select({ id: quoteRequests.id, reference: quoteRequests.reference })
          .from(quotes)
          .innerJoin(quoteRequests, eq(quoteRequests.id, quotes.requestId))
          .where(
            and(
              eq(quotes.providerId, providerId),
              inArray(quotes.status, [...OPEN_QUOTES]),
              eq(quoteRequests.status, 'OPEN'),
            ),
          )
          .orderBy(quotes.createdAt)
          .limit(MOST)
  return [
    ...open.map(row => ({ ...row, kind: `booking_${row.side}` as const })),
    ...disputed.map(row => ({ ...row, kind: `dispute_${row.side}` as const })),
    ...asked.map(row => ({ ...row, kind: 'quote_request' as const })),
    ...offered.map(row => ({ ...row, kind: 'quote' as const })),
    ...(role === 'ADMIN' && (await isLastAdmin(tx, userId))
      ? [{ kind: 'last_admin' as const, id: userId, reference: null }]
      : []),
  ].map(({ kind, id, reference }) => ({ kind, id, reference }))
}

async function isLastAdmin(tx: Tx, userId: string): Promise<boolean> {
  const [others] = await tx
    .select({ admins: count() })
    .from(users)
    .where(and(eq(users.role, 'ADMIN'), eq(users.status, 'ACTIVE'), ne(users.id, userId)))
  return (others?.admins ?? 0) === 0
}
