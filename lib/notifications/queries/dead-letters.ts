import 'server-only'
import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailSuppressions, emails, webhookEvents } from '@/db/schema'
import { maskEmail } from '@/lib/audit/domain/mask'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'

const PAGE = 25
const REPORTS = 100

const isAdmin = (actor: User) => {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
}

// Whole milliseconds, as the mark of the next page carries them.
const since = sql<Date>`date_trunc('milliseconds', ${emails.failedAt})`.mapWith(emails.failedAt)

/** A page of the e-mails that were given up, the last ones first. Recipients are shown masked. */
export async function deadLetters(
  tx: Tx,
  actor: User,
  template: string | null,
  after: { at: Date; id: string } | null,
) {
  isAdmin(actor)
  const rows = await tx
    .select({
      id: emails.id,
      template: emails.template,
      recipient: emails.recipient,
      locale: emails.locale,
      error: emails.lastError,
      attempts: emails.attempts,
      since,
    })
    .from(emails)
    .where(
      and(
        isNotNull(emails.failedAt),
        template ? eq(emails.template, template) : undefined,
        after
          ? sql`(${since}, ${emails.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(since), desc(emails.id))
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE).map(row => ({ ...row, recipient: maskEmail(row.recipient) }))
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last ? { at: last.since, id: last.id } : null }
}
export type DeadLetter = Awaited<ReturnType<typeof deadLetters>>['items'][number]

/** How many e-mails were given up, by name. */
export async function deadLetterCounts(tx: Tx, actor: User) {
  isAdmin(actor)
  return tx
    .select({ template: emails.template, count: count() })
    .from(emails)
    .where(isNotNull(emails.failedAt))
    .groupBy(emails.template)
    .orderBy(emails.template)
}

/** The last reports of vendors. What they are about stands in them as numbers only. */
export async function lastReports(tx: Tx, actor: User) {
  isAdmin(actor)
  return tx
    .select({
      id: webhookEvents.id,
      vendor: webhookEvents.vendor,
      type: webhookEvents.type,
      receivedAt: webhookEvents.receivedAt,
      processedAt: webhookEvents.processedAt,
      attempts: webhookEvents.attempts,
      error: webhookEvents.lastError,
    })
    .from(webhookEvents)
    .orderBy(desc(webhookEvents.receivedAt))
    .limit(REPORTS)
}
export type VendorReport = Awaited<ReturnType<typeof lastReports>>[number]

/** How many addresses get no more mail, and why. */
export async function suppressionCounts(tx: Tx, actor: User) {
  isAdmin(actor)
  const rows = await tx
    .select({ reason: emailSuppressions.reason, count: count() })
    .from(emailSuppressions)
    .groupBy(emailSuppressions.reason)
  const of = (reason: 'BOUNCE' | 'COMPLAINT') => rows.find(row => row.reason === reason)?.count ?? 0
  return { bounces: of('BOUNCE'), complaints: of('COMPLAINT') }
}
