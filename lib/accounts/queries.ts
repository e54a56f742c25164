import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, users } from '@/db/schema'
import { hashToken } from '@/lib/core/crypto'

export type LinkState = 'open' | 'used' | 'expired' | 'invalid'

/** What has become of a confirmation link. */
export async function linkState(db: Tx, token: string, at: Date): Promise<LinkState> {
  const [link] = await db
    .select({ usedAt: accountTokens.usedAt, expiresAt: accountTokens.expiresAt })
    .from(accountTokens)
    .where(and(eq(accountTokens.tokenHash, hashToken(token)), eq(accountTokens.kind, 'VERIFY_EMAIL')))
  if (!link) return 'invalid'
  if (link.usedAt) return 'used'
  return link.expiresAt > at ? 'open' : 'expired'
}

/** The address of one's own account. */
export async function ownEmail(db: Tx, userId: string): Promise<string | null> {
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId))
  return user?.email ?? null
}
