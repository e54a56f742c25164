import 'server-only'
import { count, countDistinct, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { disputes, providers, reviewReports } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'

/** What waits for an administrator: profiles to check, disputes to settle, reviews that somebody reported. */
export async function waitingWork(tx: Tx, actor: User) {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  const [[submitted], [open], [reported]] = await Promise.all([
    tx.select({ n: count() }).from(providers).where(eq(providers.status, 'SUBMITTED')),
    tx.select({ n: count() }).from(disputes).where(isNull(disputes.ruledAt)),
    tx
      .select({ n: countDistinct(reviewReports.reviewId) })
      .from(reviewReports)
      .where(isNull(reviewReports.decidedAt)),
  ])
  return { providers: submitted?.n ?? 0, disputes: open?.n ?? 0, reviews: reported?.n ?? 0 }
}
