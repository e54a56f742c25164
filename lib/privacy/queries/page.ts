import 'server-only'
import { desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { consents, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { exportsOf } from './export'
import { erasureObstacles } from './obstacles'

/** What the page about one's own data shows. */
export async function privacyOf(tx: Tx, actor: User) {
  const [[account], agreed, copies, obstacles] = await Promise.all([
    tx
      .select({ email: users.email, createdAt: users.createdAt, newsSince: users.marketingConsentAt })
      .from(users)
      .where(eq(users.id, actor.userId)),
    // The last word on each counts.
    tx
      .selectDistinctOn([consents.kind], {
        kind: consents.kind,
        edition: consents.edition,
        given: consents.given,
        at: consents.createdAt,
      })
      .from(consents)
      .where(eq(consents.userId, actor.userId))
      .orderBy(consents.kind, desc(consents.createdAt), sql`${consents.id}`),
    exportsOf(tx, actor),
    erasureObstacles(tx, actor),
  ])
  return account ? { ...account, agreed, copies, obstacles } : null
}
export type PrivacyView = NonNullable<Awaited<ReturnType<typeof privacyOf>>>
