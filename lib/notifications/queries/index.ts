import 'server-only'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  accountTokens,
  emailSuppressions,
  emails,
  notificationPreferences,
  providers,
  signIns,
  users,
} from '@/db/schema'
import { suspensionReason } from '@/lib/audit/queries/reason'
import type { SuppressionReason } from '../domain/delivery'
import { type Preferences, preferencesOf } from '../domain/preferences'
import { addressIndexes } from '../suppression'
import { readUnsubscribeToken } from '../unsubscribe'

/** A row of the outbox, as the sender needs it. */
export async function outgoingEmail(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: emails.id,
      template: emails.template,
      recipient: emails.recipient,
      userId: emails.userId,
      payload: emails.payload,
      sentAt: emails.sentAt,
      failedAt: emails.failedAt,
    })
    .from(emails)
    .where(eq(emails.id, id))
  return row ?? null
}
export type OutgoingEmail = NonNullable<Awaited<ReturnType<typeof outgoingEmail>>>

const reader = {
  id: users.id,
  email: users.email,
  locale: users.locale,
  firstName: users.firstName,
  phone: users.phone,
}

export async function accountReader(tx: Tx, userId: string) {
  const [row] = await tx.select(reader).from(users).where(eq(users.id, userId))
  return row ?? null
}

/** Whose account was closed or opened, how it stands now, and the reason that was given last. */
export async function statusReader(tx: Tx, userId: string) {
  const [[row], reason] = await Promise.all([
    tx
      .select({ ...reader, status: users.status })
      .from(users)
      .where(eq(users.id, userId)),
    suspensionReason(tx, userId),
  ])
  return row ? { ...row, reason } : null
}

/** Somebody who administers the site now; null for everybody else. */
export async function administratorReader(tx: Tx, userId: string) {
  const [row] = await tx
    .select(reader)
    .from(users)
    .where(and(eq(users.id, userId), eq(users.role, 'ADMIN'), eq(users.status, 'ACTIVE')))
  return row ?? null
}

/** Whom a link of an account was made for, and whether it still opens anything. */
export async function tokenLink(tx: Tx, tokenId: string) {
  const [row] = await tx
    .select({
      reader,
      kind: accountTokens.kind,
      email: accountTokens.email,
      verifiedAt: users.emailVerifiedAt,
      usedAt: accountTokens.usedAt,
      expiresAt: accountTokens.expiresAt,
    })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .where(eq(accountTokens.id, tokenId))
  return row ?? null
}

/** One sign-in of this account, as its owner is told of it. */
export async function signInOf(tx: Tx, userId: string, id: number) {
  const [row] = await tx
    .select({ at: signIns.at, ip: signIns.ip, userAgent: signIns.userAgent })
    .from(signIns)
    .where(and(eq(signIns.id, id), eq(signIns.userId, userId)))
  return row ?? null
}

/** Who runs a provider, and how it stands with us. */
export async function providerReader(tx: Tx, providerId: number) {
  const [row] = await tx
    .select({ reader, slug: providers.slug, status: providers.status, refusal: providers.refusal })
    .from(providers)
    .innerJoin(users, eq(users.id, providers.userId))
    .where(eq(providers.id, providerId))
  return row ?? null
}

/** What somebody wants to hear of. */
export async function preferencesFor(tx: Tx, userId: string): Promise<Preferences> {
  const off = await tx
    .select({ kind: notificationPreferences.kind, channel: notificationPreferences.channel })
    .from(notificationPreferences)
    .where(and(eq(notificationPreferences.userId, userId), eq(notificationPreferences.enabled, false)))
  return preferencesOf(off)
}

/** Why an address gets no more mail; null while it does. */
export async function suppressionOf(tx: Tx, address: string): Promise<SuppressionReason | null> {
  const rows = await tx
    .select({ reason: emailSuppressions.reason })
    .from(emailSuppressions)
    .where(inArray(emailSuppressions.addressHash, addressIndexes(address)))
  // Written twice under two keys: the stricter one counts.
  return rows.find(row => row.reason === 'BOUNCE')?.reason ?? rows[0]?.reason ?? null
}

/** What the link of an e-mail ends, and whether it is ended already; null for what we did not make. */
export async function unsubscription(tx: Tx, token: string) {
  const link = readUnsubscribeToken(token)
  if (!link) return null
  const [user] = await tx
    .select({ locale: users.locale })
    .from(users)
    .where(and(eq(users.id, link.userId), ne(users.status, 'ERASED')))
  if (!user) return null
  const wanted = await preferencesFor(tx, link.userId)
  return { name: link.name, enabled: wanted[link.name], locale: user.locale }
}
