import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emails } from '@/db/schema'
import { MAX_TRIES, waitAfter } from './domain/delivery'
import { enqueueSending, JOB_KEY, type Queued } from './outbox'

/** The last letter of an account is the one row that still has its address: once it has left, nothing has. */
const recipientAfter = sql`case when ${emails.template} = 'account_erased' then '' else ${emails.recipient} end`

/** @param vendorId null when the vendor had sent it before and did not say under which id */
export async function markSent(tx: Tx, id: string, vendorId: string | null, at: Date): Promise<void> {
  await tx
    .update(emails)
    .set({
      sentAt: at,
      vendorId,
      lastError: null,
      failedAt: null,
      attempts: sql`${emails.attempts} + 1`,
      recipient: recipientAfter,
    })
    .where(eq(emails.id, id))
}

/** A row with an error and no attempt was dropped on purpose: what it says is no longer so. */
export async function markDropped(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.update(emails).set({ lastError: reason, recipient: recipientAfter }).where(eq(emails.id, id))
}

/** What went wrong with one try. */
export type Failure = {
  /** The vendor's name and status, never the recipient. */
  error: string
  /** Trying again cannot help: the address is none. */
  hopeless: boolean
  /** Seconds that the vendor asks to wait. */
  retryAfter: number | null
}

/**
 * Notes a try that failed, and with it the next one; after the last, or when no other would help, the e-mail is a dead
 * letter and its people's later ones go on.
 * @returns whether it is one now
 */
export async function markFailed(tx: Tx, email: Queued, failure: Failure, at: Date): Promise<boolean> {
  const { error, hopeless, retryAfter } = failure
  const [row] = await tx
    .update(emails)
    .set({ lastError: error, attempts: sql`${emails.attempts} + 1` })
    .where(and(eq(emails.id, email.id), isNull(emails.sentAt)))
    .returning({ attempts: emails.attempts })
  if (!row) return false
  if (hopeless || row.attempts >= MAX_TRIES) {
    await tx.update(emails).set({ failedAt: at }).where(eq(emails.id, email.id))
    return true
  }
  // Of two hundred that failed together, not all come back together.
  const spread = 1 + Math.random() / 4
  await enqueueSending(tx, email, { delaySeconds: waitAfter(row.attempts, retryAfter) * spread })
  return false
}

/**
 * An e-mail whose person still waits for an older one goes back in the queue, right behind it: a queue hands out the
 * jobs that are due, so a later one would overtake one that waits for its next try. Only one that has a living job
 * counts: neither a dead letter nor one without a job may hold anybody up.
 * @returns whether it went back
 */
export async function stepBack(tx: Tx, email: Queued): Promise<boolean> {
  const [older] = await tx.execute<{ ms: number | null }>(sql`
    select extract(epoch from max(job.run_at))::float8 * 1000 as ms
      from emails me
      join emails older on older.user_id = me.user_id and older.created_at < me.created_at
       and older.sent_at is null and older.failed_at is null
      join graphile_worker._private_jobs job on job.key = ${JOB_KEY} || older.id and job.attempts < job.max_attempts
     where me.id = ${email.id}`)
  if (!older?.ms) return false
  await enqueueSending(tx, email, { runAt: new Date(Math.ceil(older.ms) + 1) })
  return true
}
