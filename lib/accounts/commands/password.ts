import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { hashToken, linkToken } from '@/lib/core/crypto'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { noteResetAsked } from '@/lib/core/security-events'
import { countAttempt, forgetAttempts } from '../attempts'
import { hashPassword, passwordOpens } from '../passwords'
import { closeAllSessions, closeOtherSessions } from './session'
import { leaveTrace, traceStranger } from './trace'
import { closeLinks } from './verification'

const MINUTE = 60_000
const LINK_LIFE = 60 * MINUTE
const COOL_DOWN = MINUTE
/** Nobody's mailbox is filled by others asking for links. */
const LINKS_PER_HOUR = 5

export const ASK_RESET_JOB = 'ask_password_reset'

/**
 * Somebody has forgotten the password of this address. Only a job is written, the same for every address: neither the
 * answer nor its time tells whether there is an account.
 */
export function askPasswordReset(tx: Tx, email: string): Promise<void> {
  noteResetAsked()
  return enqueue(tx, ASK_RESET_JOB, { email })
}

/** The job's part: a link for the account of this address, if there is one and it has not had too many. */
export async function sendResetLink(tx: Tx, email: string, at: Date): Promise<void> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), eq(users.status, 'ACTIVE')))
    .for('update')
  if (!user) return
  const recent = await tx
    .select({ createdAt: accountTokens.createdAt })
    .from(accountTokens)
    .where(
      and(
        eq(accountTokens.userId, user.id),
        eq(accountTokens.kind, 'RESET_PASSWORD'),
        gt(accountTokens.createdAt, new Date(at.getTime() - LINK_LIFE)),
      ),
    )
    .orderBy(sql`${accountTokens.createdAt} desc`)
  const last = recent[0]?.createdAt.getTime() ?? Number.NEGATIVE_INFINITY
  if (recent.length >= LINKS_PER_HOUR || at.getTime() - last < COOL_DOWN) return
  const id = randomUUID()
  await tx.insert(accountTokens).values({
    id,
    kind: 'RESET_PASSWORD',
    userId: user.id,
    tokenHash: hashToken(linkToken('RESET_PASSWORD', id)),
    createdAt: at,
    expiresAt: new Date(at.getTime() + LINK_LIFE),
  })
  await traceStranger(tx, 'account.password_reset_asked', user.id, at)
  await enqueue(tx, 'notify_account', { kind: 'reset_password', tokenId: id })
}

/**
 * Sets a new password by the link that was mailed. Every session ends, every other link of the account is void, and
 * the address counts as confirmed: only its owner reads its mail. The second factor stays: the next sign-in asks for it.
 * Strangers' tries that had locked the account are forgotten.
 * Codes: `accounts.link_invalid` `accounts.link_used` `accounts.link_expired`.
 * @returns whose password it was: the browser that did it is known from now on
 */
export async function resetPassword(
  db: Tx,
  { token, password }: { token: string; password: string },
  at: Date,
): Promise<{ email: string }> {
  // Before the transaction: no connection waits while a password is hashed.
  const passwordHash = await hashPassword(password)
  const outcome = await db.transaction(async (tx): Promise<{ refused: string } | { email: string }> => {
    const tokenHash = hashToken(token)
    const [link] = await tx
      .select()
      .from(accountTokens)
      .where(and(eq(accountTokens.tokenHash, tokenHash), eq(accountTokens.kind, 'RESET_PASSWORD')))
      .for('update')
    if (!link) throw new AppError('accounts.link_invalid')
    const refusal = link.usedAt ? 'used' : link.expiresAt <= at ? 'expired' : null
    if (refusal) {
      // The only write, so the transaction ends well and the refusal is thrown after it.
      await traceStranger(tx, 'account.reset_refused', link.userId, at)
      return { refused: `accounts.link_${refusal}` }
    }
    const [user] = await tx
      .update(users)
      .set({
        passwordHash,
        passwordChangedAt: at,
        emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${at.toISOString()}::timestamptz)`,
        updatedAt: at,
      })
      .where(and(eq(users.id, link.userId), eq(users.status, 'ACTIVE')))
      .returning({ id: users.id, role: users.role, email: users.email })
    if (!user) throw new AppError('accounts.link_invalid')
    await closeLinks(tx, user.id, at)
    await closeAllSessions(tx, user.id, at)
    await forgetAttempts(tx, user.email)
    await leaveTrace(tx, 'account.password_reset', user, at)
    await enqueue(tx, 'notify_account', { kind: 'password_changed', userId: user.id })
    return { email: user.email }
  })
  if ('refused' in outcome) throw new AppError(outcome.refused)
  return outcome
}

/**
 * Whether this is really the signed-in person: asked before every sensitive act. Tries count as tries to sign in, for
 * this session alone: what strangers try elsewhere does not keep the owner from the own keys.
 * Codes: `accounts.password_wrong` beside the field, `rate_limited`.
 */
export async function confirmPassword(db: Tx, actor: User, password: string): Promise<void> {
  const [user] = await db
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.userId))
  if (!user) throw new AppError('auth.sign_in_required')
  const succeeded = await countAttempt(db, {
    email: user.email,
    ip: actor.ip,
    session: actor.sessionId,
  })
  if (!(await passwordOpens(password, user.passwordHash))) {
    throw new AppError('accounts.password_wrong', { fields: { current: 'accounts.password_wrong' } })
  }
  await succeeded()
}

/** Changes the password; all other devices are signed out. Codes: those of `confirmPassword`. */
export async function changePassword(
  db: Tx,
  actor: User,
  { current, password }: { current: string; password: string },
  at: Date,
): Promise<void> {
  await confirmPassword(db, actor, current)
  const passwordHash = await hashPassword(password)
  await db.transaction(async tx => {
    await tx
      .update(users)
      .set({ passwordHash, passwordChangedAt: at, updatedAt: at })
      .where(eq(users.id, actor.userId))
    await closeOtherSessions(tx, actor, at)
    await closeLinks(tx, actor.userId, at)
    await leaveTrace(tx, 'account.password_changed', { id: actor.userId, role: actor.role }, at)
    await enqueue(tx, 'notify_account', { kind: 'password_changed', userId: actor.userId })
  })
}
