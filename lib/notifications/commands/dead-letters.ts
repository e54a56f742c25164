import 'server-only'
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emails } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import { enqueueSending } from '../outbox'

const MOST_AT_ONCE = 500

const by = (actor: User) => ({ kind: kindOfRole(actor.role), id: actor.userId })

/** The e-mail, held until the end of the transaction; whether it is (still) a dead letter is the caller's question. */
async function held(tx: Tx, id: string) {
  const [letter] = await tx
    .select({ id: emails.id, userId: emails.userId, template: emails.template, failedAt: emails.failedAt })
    .from(emails)
    .where(eq(emails.id, id))
    .for('update')
  if (!letter) throw new NotFoundError()
  return letter
}

const FRESH = { failedAt: null, attempts: 0, lastError: null }

/** Sends a dead letter again, with all its tries. Pressed twice, it is one. Codes: `not_found`. */
export async function retryLetter(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const letter = await held(tx, id)
  if (!letter.failedAt) return
  await tx.update(emails).set(FRESH).where(eq(emails.id, id))
  await enqueueSending(tx, letter)
  const target = { type: 'email' as const, id }
  await writeAudit(
    tx,
    { action: 'mail.retried', actor: by(actor), target, new: { template: letter.template } },
    at,
  )
}

/**
 * Sends all dead letters again, the oldest first, as many as one transaction should hold.
 * @returns how many
 */
export async function retryLetters(tx: Tx, actor: User, template: string | null, at: Date): Promise<number> {
  const letters = await tx
    .select({ id: emails.id, userId: emails.userId })
    .from(emails)
    .where(and(isNotNull(emails.failedAt), template ? eq(emails.template, template) : undefined))
    .orderBy(asc(emails.createdAt))
    .limit(MOST_AT_ONCE)
    .for('update', { skipLocked: true })
  if (letters.length === 0) return 0
  const ids = letters.map(({ id }) => id)
  await tx.update(emails).set(FRESH).where(inArray(emails.id, ids))
  for (const letter of letters) await enqueueSending(tx, letter)
  const target = { type: 'email' as const, id: 'all' }
  await writeAudit(
    tx,
    { action: 'mail.retried', actor: by(actor), target, new: { count: letters.length, template } },
    at,
  )
  return letters.length
}

/** Takes a dead letter off the list: it is not sent. Pressed twice, it is one. Codes: `not_found`. */
export async function dropLetter(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const letter = await held(tx, id)
  if (!letter.failedAt) return
  await tx.update(emails).set({ failedAt: null, lastError: 'dropped.by_admin' }).where(eq(emails.id, id))
  const target = { type: 'email' as const, id }
  await writeAudit(
    tx,
    { action: 'mail.dropped', actor: by(actor), target, new: { template: letter.template } },
    at,
  )
}
