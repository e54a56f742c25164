import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { calendarFeeds, providers, users } from '@/db/schema'
import { hashToken, linkToken } from '@/lib/core/crypto'

const TOKEN = /^[\w-]{43}$/
const PURPOSE = 'CALENDAR_FEED'

/** The secret of a feed's address: derived, so the table holds nothing that opens it. */
export const feedToken = (id: string): string => linkToken(PURPOSE, id)

/** Whose feed a secret opens, and in which language; null for one that never was, or is no more. */
export async function feedOf(tx: Tx, token: string) {
  if (!TOKEN.test(token)) return null
  const [row] = await tx
    .select({
      id: calendarFeeds.id,
      userId: users.id,
      role: users.role,
      locale: users.locale,
      providerId: providers.id,
    })
    .from(calendarFeeds)
    .innerJoin(users, and(eq(users.id, calendarFeeds.userId), eq(users.status, 'ACTIVE')))
    .leftJoin(providers, eq(providers.userId, users.id))
    .where(eq(calendarFeeds.tokenHash, hashToken(token)))
  return row ?? null
}

export type Feed = NonNullable<Awaited<ReturnType<typeof feedOf>>>

/** The person's own feed: its secret and when a program last read it; null when there is none. */
export async function ownFeed(
  tx: Tx,
  userId: string,
): Promise<{ token: string; readAt: Date | null } | null> {
  const [row] = await tx
    .select({ id: calendarFeeds.id, readAt: calendarFeeds.readAt })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.userId, userId))
  return row ? { token: feedToken(row.id), readAt: row.readAt } : null
}
