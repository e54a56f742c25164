import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, users } from '@/db/schema'
import { hashToken, linkToken } from '@/lib/core/crypto'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { liftSuppression } from '@/lib/notifications/commands/suppression'
import { suppressionOf } from '@/lib/notifications/queries'
import { linkState } from '../queries'
import { linkPause } from '../queries/link-pause'
import { closeAllSessions } from './session'

const MINUTE = 60_000
const LINK_LIFE = 24 * 60 * MINUTE

/**
 * Writes a confirmation link for this account and the job that mails it.
 * @param browserHash of the secret kept by the browser that signed up; without one the link asks for the password
 */
export async function sendLink(
  tx: Tx,
  userId: string,
  callbackUrl: string | null,
  at: Date,
  browserHash: Buffer | null = null,
): Promise<void> {
  const id = randomUUID()
  await tx.insert(accountTokens).values({
    id,
    kind: 'VERIFY_EMAIL',
    userId,
    tokenHash: hashToken(linkToken('VERIFY_EMAIL', id)),
    browserHash,
    callbackUrl,
    createdAt: at,
    expiresAt: new Date(at.getTime() + LINK_LIFE),
  })
  await enqueue(tx, 'notify_account', { kind: 'verify_email', tokenId: id })
}

export const ASK_LINK_JOB = 'ask_verification_link'

/**
 * Somebody wants another link for this address. Only a job is written, the same for every address: neither the answer
 * nor its time tells whether an account waits for one.
 */
export function askVerification(tx: Tx, email: string, callbackUrl: string | null): Promise<void> {
  return enqueue(tx, ASK_LINK_JOB, callbackUrl ? { email, callbackUrl } : { email })
}

/**
 * Mails a new confirmation link, at most one a minute. Says nothing about the account: what it returns
 * may be shown to its owner only.
 */
export async function requestVerification(
  tx: Tx,
  email: string,
  callbackUrl: string | null,
  at: Date,
): Promise<'sent' | 'wait' | 'nothing'> {
  // The lock makes two requests at once take turns, so the second one sees the first one's link.
  const [user] = await tx
    .select({ id: users.id, verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(and(eq(users.email, email), eq(users.status, 'ACTIVE')))
    .for('update')
  // A confirmed address is confirmed anew only where mail to it has come back.
  if (!user || (user.verifiedAt && !(await suppressionOf(tx, email)))) return 'nothing'
  const pause = await linkPause(tx, user.id, at)
  if (pause.seconds > 0) return 'wait'
  // Bound to who signed up, not to who asks for the link: anyone may ask.
  await sendLink(tx, user.id, callbackUrl ?? pause.callbackUrl, at, pause.browserHash)
  return 'sent'
}

/** Makes every open link of this account useless. */
export async function closeLinks(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .update(accountTokens)
    .set({ usedAt: at })
    .where(and(eq(accountTokens.userId, userId), isNull(accountTokens.usedAt)))
}

/**
 * Confirms the address that this link was mailed to; a link works once. Whoever was in before is out, as
 * nobody had shown until now that the address is theirs.
 * Codes: `accounts.link_invalid`, `accounts.link_used`, `accounts.link_expired`.
 */
export async function verifyEmail(tx: Tx, token: string, at: Date) {
  const tokenHash = hashToken(token)
  // The account before its links, in the order in which a sign-up takes them: else the two may wait for each other.
  const [before] = await tx
    .select({ verifiedAt: users.emailVerifiedAt })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .where(eq(accountTokens.tokenHash, tokenHash))
    .for('update', { of: users })
  const [link] = await tx
    .update(accountTokens)
    .set({ usedAt: at })
    .where(
      and(
        eq(accountTokens.tokenHash, tokenHash),
        eq(accountTokens.kind, 'VERIFY_EMAIL'),
        isNull(accountTokens.usedAt),
        gt(accountTokens.expiresAt, at),
      ),
    )
    .returning({ userId: accountTokens.userId, callbackUrl: accountTokens.callbackUrl })
  if (!link) {
    const state = await linkState(tx, token, at)
    throw new AppError(state === 'open' ? 'accounts.link_used' : `accounts.link_${state}`)
  }
  const [user] = await tx
    .update(users)
    .set({
      emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${at.toISOString()}::timestamptz)`,
      updatedAt: at,
    })
    .where(eq(users.id, link.userId))
    .returning({
      id: users.id,
      email: users.email,
      role: users.role,
      status: users.status,
      firstName: users.firstName,
    })
  if (!user) throw new AppError('accounts.link_invalid')
  await closeLinks(tx, user.id, at)
  await closeAllSessions(tx, user.id, at)
  // The link has arrived, so the address is reached; what the vendor reports about older mail counts no more.
  if (await liftSuppression(tx, user.email)) {
    await tx.update(users).set({ emailVerifiedAt: at }).where(eq(users.id, user.id))
  }
  if (!before?.verifiedAt) {
    const kind = user.role === 'PROVIDER' ? 'welcome_provider' : 'welcome_client'
    await enqueue(tx, 'notify_account', { kind, userId: user.id })
  }
  return { user, callbackUrl: link.callbackUrl }
}
