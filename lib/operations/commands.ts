import 'server-only'
import { lt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, bookingDrafts, rateLimits, sessions } from '@/db/schema'

const MONTH_MS = 30 * 24 * 60 * 60_000

/**
 * Deletes what has run out: counters of the limiter, forms that visitors never sent (an address stands in them),
 * and, a month later, links and sessions. Nothing that still counts is touched; again, it deletes nothing.
 */
export async function sweepExpired(tx: Tx, at: Date): Promise<void> {
  const monthAgo = new Date(at.getTime() - MONTH_MS)
  // Written by the database's clock, so read by it.
  await tx.delete(rateLimits).where(lt(rateLimits.expiresAt, sql`clock_timestamp()`))
  await tx.delete(bookingDrafts).where(lt(bookingDrafts.expiresAt, at))
  await tx.delete(accountTokens).where(lt(accountTokens.expiresAt, monthAgo))
  await tx.delete(sessions).where(lt(sessions.expiresAt, monthAgo))
}
