import 'server-only'
import { and, eq, lte } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { dataExports, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { queuePrivacyEmail } from '@/lib/notifications/commands/privacy'
import { EXPORTS_PER_DAY } from '../domain/export'
import { RETENTION } from '../domain/retention'
import { exportsSince, waitingExport } from '../queries/export'
import { confirmSecondFactor } from './confirm'

export const EXPORT_JOB = 'prepare_export'
/** Twelve tries would last a day; who waits for a copy is told sooner. */
export const EXPORT_TRIES = 5

const DAY_MS = 24 * 60 * 60_000

const trace = (actor: Pick<User, 'userId' | 'role'>, id: string) => ({
  actor: { kind: kindOfRole(actor.role), id: actor.userId },
  target: { type: 'data_export' as const, id },
})

/**
 * Asks for a copy of everything about oneself (H1), the password having been checked by the caller. While one is being
 * made, asking again adds nothing. Codes: `accounts.code_wrong`, `exports.limit`.
 */
export async function askExport(
  tx: Tx,
  actor: User,
  { code }: { code?: string | undefined },
  at: Date,
): Promise<{ id: string }> {
  // Two clicks at once take turns.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('no key update')
  const [waiting] = await tx
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(and(eq(dataExports.userId, actor.userId), eq(dataExports.status, 'WAITING')))
  if (waiting) return waiting
  await confirmSecondFactor(tx, actor, code, at)
  if ((await exportsSince(tx, actor.userId, new Date(at.getTime() - DAY_MS))) >= EXPORTS_PER_DAY) {
    throw new AppError('exports.limit', { params: { most: EXPORTS_PER_DAY } })
  }
  const [row] = await tx
    .insert(dataExports)
    .values({ userId: actor.userId, createdAt: at })
    .returning({ id: dataExports.id })
  if (!row) throw new Error('export not written')
  await enqueue(tx, EXPORT_JOB, { exportId: row.id }, { key: `export:${row.id}`, maxAttempts: EXPORT_TRIES })
  await writeAudit(tx, { action: 'privacy.export_asked', ...trace(actor, row.id) }, at)
  return row
}

/** The bytes are there: its owner gets the link. @returns false when it waits no more (erased, or made already) */
export async function finishExport(
  tx: Tx,
  id: string,
  { storageKey, size }: { storageKey: string; size: number },
  at: Date,
): Promise<boolean> {
  const asked = await waitingExport(tx, id)
  if (!asked) return false
  const expiresAt = new Date(at.getTime() + RETENTION.data_exports.days * DAY_MS)
  const [row] = await tx
    .update(dataExports)
    .set({ status: 'READY', storageKey, size, readyAt: at, expiresAt })
    .where(and(eq(dataExports.id, id), eq(dataExports.status, 'WAITING')))
    .returning({ id: dataExports.id })
  if (!row) return false
  await queuePrivacyEmail(tx, {
    mail: 'export_ready',
    to: { id: asked.userId, email: asked.email, locale: asked.locale },
    about: id,
    payload: { exportId: id },
  })
  return true
}

/** It could not be made; its owner may ask again. */
export async function failExport(tx: Tx, id: string): Promise<void> {
  await tx
    .update(dataExports)
    .set({ status: 'FAILED' })
    .where(and(eq(dataExports.id, id), eq(dataExports.status, 'WAITING')))
}

/** Leaves a line for each time a copy is fetched. */
export function recordDownload(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  return writeAudit(tx, { action: 'privacy.export_downloaded', ...trace(actor, id) }, at)
}

/** Ends the copies whose seven days are over; the bytes are the sweep's. */
export async function expireExports(tx: Tx, at: Date): Promise<void> {
  await tx
    .update(dataExports)
    .set({ status: 'EXPIRED' })
    .where(and(eq(dataExports.status, 'READY'), lte(dataExports.expiresAt, at)))
}

/** Forgets where bytes were that are gone. */
export async function forgetBytes(tx: Tx, id: string): Promise<void> {
  await tx
    .update(dataExports)
    .set({ storageKey: null, size: null })
    .where(and(eq(dataExports.id, id), eq(dataExports.status, 'EXPIRED')))
}
