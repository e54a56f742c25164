import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, emails, notificationPreferences, providers, users } from '@/db/schema'
import { suspensionReason } from '@/lib/audit/queries/reason'
import { type Preferences, preferencesOf } from './domain/preferences'

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
    })
    .from(emails)
    .where(eq(emails.id, id))
  return row ?? null
}
export type OutgoingEmail = NonNullable<Awaited<ReturnType<typeof outgoingEmail>>>

const reader = { id: users.id, email: users.email, locale: users.locale, firstName: users.firstName }

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
