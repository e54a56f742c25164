import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { calendarFeeds } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOf } from '@/lib/bookings/queries/facts'
import type { User } from '@/lib/core/actor'
import { hashToken } from '@/lib/core/crypto'
import { feedToken } from './queries/feed'

const READ_EVERY_MS = 60 * 60_000

/** Gives the person a private address. One that exists is replaced: the old one opens nothing any more. */
export async function renewFeed(tx: Tx, actor: User, at: Date): Promise<void> {
  const id = randomUUID()
  const fresh = { id, tokenHash: hashToken(feedToken(id)), createdAt: at, readAt: null }
  await tx
    .insert(calendarFeeds)
    .values({ ...fresh, userId: actor.userId })
    .onConflictDoUpdate({ target: calendarFeeds.userId, set: fresh })
  await trace(tx, actor, 'calendar.feed_renewed', at)
}

/** Switches the private address off. Without one there is nothing to do. */
export async function endFeed(tx: Tx, actor: User, at: Date): Promise<void> {
  const gone = await tx
    .delete(calendarFeeds)
    .where(eq(calendarFeeds.userId, actor.userId))
    .returning({ id: calendarFeeds.id })
  if (gone.length > 0) await trace(tx, actor, 'calendar.feed_ended', at)
}

/** Remembers that a program came, at most once an hour: its owner sees whether the address is in use. */
export async function noteFeedRead(tx: Tx, id: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - READ_EVERY_MS)
  await tx
    .update(calendarFeeds)
    .set({ readAt: at })
    .where(and(eq(calendarFeeds.id, id), or(isNull(calendarFeeds.readAt), lt(calendarFeeds.readAt, before))))
}

function trace(tx: Tx, actor: User, action: 'calendar.feed_renewed' | 'calendar.feed_ended', at: Date) {
  const author = { kind: kindOf(actor), id: actor.userId }
  return writeAudit(tx, { action, actor: author, target: { type: 'user', id: actor.userId } }, at)
}
