import 'server-only'
import { lt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, bookingDrafts, rateLimits, sessions } from '@/db/schema'
import { keptSince } from '@/lib/privacy/domain/retention'

/**
 * Deletes what has run out: counters of the limiter, forms that visitors never sent (an address stands in them),
 * and, a month later, links and sessions. Nothing that still counts is touched; again, it deletes nothing.
 */
export async function sweepExpired(tx: Tx, at: Date): Promise<void> {
  // Written by the database's clock, so read by it.
  await tx.delete(rateLimits).where(lt(rateLimits.expiresAt, sql`clock_timestamp()`))
  await tx.delete(bookingDrafts).where(lt(bookingDrafts.expiresAt, at))
  await tx.delete(accountTokens).where(lt(accountTokens.expiresAt, keptSince('links', at)))
  await tx.delete(sessions).where(lt(sessions.expiresAt, keptSince('sessions', at)))
}
