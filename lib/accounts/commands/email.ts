import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, users } from '@/db/schema'
import { maskEmail } from '@/lib/audit/domain/mask'
import type { User } from '@/lib/core/actor'
import { hashToken, linkToken } from '@/lib/core/crypto'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { queueEmailChanged } from '@/lib/notifications/commands'
import { liftSuppression } from '@/lib/notifications/commands/suppression'
import { suppressionOf } from '@/lib/notifications/queries'
import { leaveTrace } from './trace'
import { closeLinks } from './verification'

const LINK_LIFE = 24 * 60 * 60_000
const KINDS = ['CHANGE_EMAIL', 'APPROVE_EMAIL'] as const

/**
 * Asks for another address. Both have to say yes: the new one shows that it is the person's, the old one that it is
 * the person who asks. What the new one belongs to is not told here; its owner is.
 * Codes: `accounts.same_email`. The password was checked by the caller.
 */
export async function askEmailChange(tx: Tx, actor: User, email: string, at: Date): Promise<void> {
  const [user] = await tx
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, actor.userId))
    .for('update')
  if (!user) throw new AppError('auth.sign_in_required')
  if (user.email.toLowerCase() === email) {
    throw new AppError('accounts.same_email', { fields: { email: 'accounts.same_email' } })
  }
  // One change at a time: the last one counts.
  await tx
    .update(accountTokens)
    .set({ usedAt: at })
    .where(
      and(
        eq(accountTokens.userId, actor.userId),
        inArray(accountTokens.kind, [...KINDS]),
        isNull(accountTokens.usedAt),
      ),
    )
  // An old address that nothing reaches can say neither yes nor no.
  const reached = (await suppressionOf(tx, user.email)) !== 'BOUNCE'
  for (const kind of reached ? KINDS : (['CHANGE_EMAIL'] as const)) {
    const id = randomUUID()
    await tx.insert(accountTokens).values({
      id,
      kind,
      userId: actor.userId,
      email,
      tokenHash: hashToken(linkToken(kind, id)),
      createdAt: at,
      expiresAt: new Date(at.getTime() + LINK_LIFE),
    })
    await enqueue(tx, 'notify_account', {
      kind: kind === 'CHANGE_EMAIL' ? 'confirm_new_email' : 'approve_new_email',
      tokenId: id,
    })
  }
  const change = { old: { email: maskEmail(user.email) }, new: { email: maskEmail(email) } }
  await leaveTrace(tx, 'account.email_change_asked', { id: actor.userId, role: actor.role }, at, change)
}

/**
 * One of the two addresses says yes. With the second yes the change is made.
 * @returns whether it was made, or still waits for the other address
 * Codes: `accounts.link_invalid` `accounts.link_used` `accounts.link_expired`, `accounts.email_taken`.
 */
export async function confirmEmailChange(tx: Tx, token: string, at: Date): Promise<'changed' | 'waiting'> {
  const [found] = await tx
    .select({ userId: accountTokens.userId })
    .from(accountTokens)
    .where(and(eq(accountTokens.tokenHash, hashToken(token)), inArray(accountTokens.kind, [...KINDS])))
  if (!found) throw new AppError('accounts.link_invalid')
  // The account first, then its links: two mailboxes clicking at once take turns.
  const [user] = await tx
    .select({ id: users.id, role: users.role, email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, found.userId), eq(users.status, 'ACTIVE')))
    .for('update')
  if (!user) throw new AppError('accounts.link_invalid')
  const [link] = await tx
    .select()
    .from(accountTokens)
    .where(eq(accountTokens.tokenHash, hashToken(token)))
  if (!link?.email) throw new AppError('accounts.link_invalid')
  if (link.usedAt) throw new AppError('accounts.link_used')
  if (link.expiresAt <= at) throw new AppError('accounts.link_expired')
  await tx.update(accountTokens).set({ usedAt: at }).where(eq(accountTokens.id, link.id))
  const [other] = await tx
    .select({ id: accountTokens.id })
    .from(accountTokens)
    .where(
      and(
        eq(accountTokens.userId, user.id),
        eq(accountTokens.email, link.email),
        eq(accountTokens.kind, link.kind === 'CHANGE_EMAIL' ? 'APPROVE_EMAIL' : 'CHANGE_EMAIL'),
        isNull(accountTokens.usedAt),
        gt(accountTokens.expiresAt, at),
      ),
    )
  if (other) return 'waiting'
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.email, link.email))
  if (taken) throw new AppError('accounts.email_taken')
  await tx
    .update(users)
    .set({ email: link.email, emailVerifiedAt: at, updatedAt: at })
    .where(eq(users.id, user.id))
  await closeLinks(tx, user.id, at)
  await liftSuppression(tx, link.email)
  const change = { old: { email: maskEmail(user.email) }, new: { email: maskEmail(link.email) } }
  await leaveTrace(tx, 'account.email_changed', user, at, change)
  const news = { id: user.id, locale: user.locale, oldEmail: user.email, email: link.email }
  await queueEmailChanged(tx, news, link.id)
  return 'changed'
}
