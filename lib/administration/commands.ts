import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { providers, recoveryCodes, users } from '@/db/schema'
import { closeAllSessions } from '@/lib/accounts/commands/session'
import { closeLinks } from '@/lib/accounts/commands/verification'
import { writeAudit } from '@/lib/audit/commands'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'

/** The public page that changed with the account, for its action. */
export type Moved = { slug: string | null }

/**
 * Somebody else's account, held until the transaction ends. Administrators are held together: two who suspend each other
 * take turns, and the second finds that there is nothing left to decide with.
 * Codes: `not_found` (also an erased one, and for who is no administrator), `users.own_account`.
 */
async function hold(tx: Tx, actor: User, userId: string) {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  if (userId === actor.userId) throw new AppError('users.own_account')
  const administrators = await tx
    .select({ id: users.id, status: users.status })
    .from(users)
    .where(eq(users.role, 'ADMIN'))
    .orderBy(asc(users.id))
    .for('update')
  const active = administrators.filter(each => each.status === 'ACTIVE')
  if (!active.some(each => each.id === actor.userId)) throw new NotFoundError()
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for('update')
  if (!user || user.status === 'ERASED') throw new NotFoundError()
  return { user, lastAdministrator: user.role === 'ADMIN' && !active.some(each => each.id !== user.id) }
}

type Change = { old?: Record<string, unknown>; new?: Record<string, unknown> }

function trace(tx: Tx, actor: User, action: AuditAction, userId: string, change: Change, at: Date) {
  const by = { kind: 'admin', id: actor.userId } as const
  return writeAudit(tx, { action, actor: by, target: { type: 'user', id: userId }, ...change }, at)
}

/**
 * Takes the second factor off the account of somebody who has lost telephone and codes; who they are was checked
 * outside. Every device is signed out, and the owner is told by mail.
 * Codes: those of `hold`, `users.no_second_factor`.
 */
export async function resetTwoFactor(tx: Tx, actor: User, userId: string, at: Date): Promise<void> {
  const { user } = await hold(tx, actor, userId)
  if (!user.totpEnabledAt) throw new AppError('users.no_second_factor')
  await tx
    .update(users)
    .set({ totpSecret: null, totpEnabledAt: null, totpLastStep: null, updatedAt: at })
    .where(eq(users.id, userId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await closeAllSessions(tx, userId, at)
  await trace(tx, actor, 'user.two_factor_reset', userId, { old: { since: user.totpEnabledAt } }, at)
  await enqueue(tx, 'notify_account', { kind: 'two_factor_reset', userId })
}

/** Signs somebody out everywhere. Codes: those of `hold`. */
export async function endUserSessions(tx: Tx, actor: User, userId: string, at: Date): Promise<void> {
  await hold(tx, actor, userId)
  const ended = await closeAllSessions(tx, userId, at)
  await trace(tx, actor, 'user.sessions_ended', userId, { new: { sessions: ended } }, at)
}

/** Nobody could answer for it any more: a provider's page goes with the account. */
async function takeOffline(tx: Tx, actor: User, userId: string, reason: string, at: Date): Promise<Moved> {
  const [page] = await tx
    .update(providers)
    .set({ status: 'SUSPENDED', decidedAt: at, refusal: reason, updatedAt: at })
    .where(and(eq(providers.userId, userId), eq(providers.status, 'APPROVED')))
    .returning({ id: providers.id, slug: providers.slug })
  if (!page) return { slug: null }
  await writeAudit(
    tx,
    {
      action: 'provider.suspended',
      actor: { kind: 'admin', id: actor.userId },
      target: { type: 'provider', id: page.id },
      old: { status: 'APPROVED' },
      new: { status: 'SUSPENDED', reason },
    },
    at,
  )
  return { slug: page.slug }
}

/**
 * Closes an account until further notice: nobody signs in, every device and every mailed link is void, a provider's page
 * leaves the site. What is booked stays booked. The person reads the reason in a letter.
 * Codes: those of `hold`, `users.not_active`, `users.last_admin`.
 */
export async function suspendUser(
  tx: Tx,
  actor: User,
  { user: userId, reason }: { user: string; reason: string },
  at: Date,
): Promise<Moved> {
  const { user, lastAdministrator } = await hold(tx, actor, userId)
  if (user.status !== 'ACTIVE') throw new AppError('users.not_active')
  if (lastAdministrator) throw new AppError('users.last_admin')
  await tx.update(users).set({ status: 'SUSPENDED', updatedAt: at }).where(eq(users.id, userId))
  await closeAllSessions(tx, userId, at)
  await closeLinks(tx, userId, at)
  const change = { old: { status: user.status }, new: { status: 'SUSPENDED', reason } }
  await trace(tx, actor, 'user.suspended', userId, change, at)
  const moved = await takeOffline(tx, actor, userId, reason, at)
  await enqueue(tx, 'notify_account', { kind: 'account_suspended', userId })
  return moved
}

/**
 * Opens a suspended account again. A provider's page stays off the site until somebody has looked at it: putting it back
 * is a decision of its own. Codes: those of `hold`, `users.not_suspended`.
 */
export async function reactivateUser(tx: Tx, actor: User, userId: string, at: Date): Promise<void> {
  const { user } = await hold(tx, actor, userId)
  if (user.status !== 'SUSPENDED') throw new AppError('users.not_suspended')
  await tx.update(users).set({ status: 'ACTIVE', updatedAt: at }).where(eq(users.id, userId))
  const change = { old: { status: 'SUSPENDED' }, new: { status: 'ACTIVE' } }
  await trace(tx, actor, 'user.reactivated', userId, change, at)
  await enqueue(tx, 'notify_account', { kind: 'account_reactivated', userId })
}
