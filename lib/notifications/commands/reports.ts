import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailSuppressions, emails, users, webhookEvents } from '@/db/schema'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { REPORT_JOB } from '../outbox'
import { addressIndexes } from '../suppression'

type Report = {
  eventId: string
  type: string
  mailId: string
  recipients: readonly string[]
  at: Date
  reason: 'BOUNCE' | 'COMPLAINT' | null
}

/** Keeps what the vendor reports, once, and the job that works it through. Addresses are kept as indexes only. */
export async function receiveReport(tx: Tx, report: Report, at: Date): Promise<void> {
  const { eventId, type, mailId, recipients, reason } = report
  const payload = {
    mailId,
    reason: reason ?? '',
    at: report.at.toISOString(),
    addresses: recipients.map(address => addressIndexes(address)[0].toString('hex')).join(','),
  }
  const [row] = await tx
    .insert(webhookEvents)
    .values({ vendor: 'resend', eventId: eventId.slice(0, 200), type, payload, receivedAt: at })
    .onConflictDoNothing()
    .returning({ id: webhookEvents.id })
  if (row) await enqueue(tx, REPORT_JOB, { eventId: row.id }, { key: `report:${row.id}` })
}

/** Looks for the mail that a report is about: it may come before the row of that mail says that it was sent. */
const MOST_LOOKS = 4

/**
 * Does what a report means: the address gets no more mail, and its mail is marked. Again, or in another order, it does
 * the same. A report about a mail that came before the address was confirmed anew says nothing new.
 * @returns false when the mail is not known yet, and it is worth to look again
 */
export async function applyReport(tx: Tx, id: string, at: Date): Promise<boolean> {
  const [event] = await tx.select().from(webhookEvents).where(eq(webhookEvents.id, id)).for('update')
  if (!event || event.processedAt) return true
  const { mailId = '', reason, addresses = '', at: told = '' } = event.payload
  const toldAt = new Date(told)
  const known = await markReported(tx, mailId, reason, toldAt)
  if (reason && !(await confirmedSince(tx, mailId, toldAt))) {
    for (const hash of addresses.split(',').filter(Boolean))
      await suppress(tx, Buffer.from(hash, 'hex'), reason, at)
  }
  const attempts = event.attempts + 1
  const done = known || attempts >= MOST_LOOKS
  await tx
    .update(webhookEvents)
    .set({ attempts, lastError: known ? null : 'unknown_mail', processedAt: done ? at : null })
    .where(eq(webhookEvents.id, id))
  return done
}

async function markReported(tx: Tx, mailId: string, reason: string | undefined, at: Date): Promise<boolean> {
  const [row] = await tx
    .update(emails)
    .set({
      ...(reason === 'BOUNCE' ? { bouncedAt: at } : {}),
      ...(reason === 'COMPLAINT' ? { complainedAt: at } : {}),
      vendorId: mailId,
    })
    .where(eq(emails.vendorId, mailId))
    .returning({ id: emails.id })
  return row !== undefined
}

async function confirmedSince(tx: Tx, mailId: string, at: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: users.id })
    .from(emails)
    .innerJoin(users, and(eq(users.id, emails.userId), eq(users.email, emails.recipient)))
    .where(and(eq(emails.vendorId, mailId), gt(users.emailVerifiedAt, at)))
  return row !== undefined
}

async function suppress(tx: Tx, addressHash: Buffer, reason: string, at: Date): Promise<void> {
  await tx
    .insert(emailSuppressions)
    .values({ addressHash, reason: reason === 'BOUNCE' ? 'BOUNCE' : 'COMPLAINT', createdAt: at })
    .onConflictDoUpdate({
      target: emailSuppressions.addressHash,
      // A complaint does not make an address reachable that is not.
      set: {
        reason: sql`case when excluded.reason = 'BOUNCE' then excluded.reason else ${emailSuppressions.reason} end`,
      },
    })
}
