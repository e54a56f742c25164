import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
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

/** What the confirmation of an open link is checked against; null when the link is not open. */
export async function openLink(db: Tx, token: string, at: Date) {
  const [link] = await db
    .select({
      browserHash: accountTokens.browserHash,
      email: users.email,
      passwordHash: users.passwordHash,
    })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .where(
      and(
        eq(accountTokens.tokenHash, hashToken(token)),
        eq(accountTokens.kind, 'VERIFY_EMAIL'),
        isNull(accountTokens.usedAt),
        gt(accountTokens.expiresAt, at),
      ),
    )
  return link ?? null
}

/**
 * Whether this browser made the sign-up that a link confirms. Elsewhere the link asks for the password: who
 * signed up with an address that is not theirs has another password than the owner of the mailbox.
 * @param secret what the browser keeps of its sign-up
 */
export function isOwnLink(link: { browserHash: Buffer | null }, secret: string | undefined): boolean {
  return secret ? (link.browserHash?.equals(hashToken(secret)) ?? false) : false
}

/** The address of one's own account. */
export async function ownEmail(db: Tx, userId: string): Promise<string | null> {
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId))
  return user?.email ?? null
}
