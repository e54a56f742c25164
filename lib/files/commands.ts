import 'server-only'
import { and, count, eq, inArray, isNotNull, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, files, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { photosOpen } from '@/lib/bookings/domain/photos'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import { kindOf } from '@/lib/bookings/queries/facts'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { MOST_UNTIED, UNTIED_MS, UPLOADS, type UploadKind } from './domain/kinds'
import { type FileSubject, subjectColumns, targetOf } from './subject'

export type NewFile = Pick<
  typeof files.$inferInsert,
  'storageKey' | 'mime' | 'size' | 'width' | 'height' | 'sha256'
> & { kind: UploadKind }

const untied = and(
  isNull(files.bookingId),
  isNull(files.quoteRequestId),
  isNull(files.disputeId),
  isNull(files.providerId),
  isNull(files.userId),
)
const mine = (actor: User) => and(eq(files.ownerId, actor.userId), isNull(files.deletedAt))
const author = (actor: User) => ({ kind: kindOf(actor), id: actor.userId })

/** Makes one person's uploads and claims take turns, so that what is counted stays true. */
const lockOwner = (tx: Tx, actor: User) =>
  tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('no key update')

/**
 * The row of an upload, written before its bytes: should the server die in between, the row is swept and no bytes
 * are left that nothing knows of. Codes: `auth.forbidden` (not this role's kind), `files.too_many`.
 */
export async function createFile(tx: Tx, actor: User, file: NewFile, at: Date): Promise<string> {
  if (!UPLOADS[file.kind].roles.includes(actor.role)) throw new AppError('auth.forbidden')
  await lockOwner(tx, actor)
  const [waiting] = await tx
    .select({ files: count() })
    .from(files)
    .where(and(mine(actor), untied))
  if ((waiting?.files ?? 0) >= MOST_UNTIED) throw new AppError('files.too_many')
  const [row] = await tx
    .insert(files)
    .values({ ...file, ownerId: actor.userId, createdAt: at })
    .returning({ id: files.id })
  if (!row) throw new Error('file not written')
  const { kind, mime, size } = file
  await writeAudit(
    tx,
    {
      action: 'file.uploaded',
      actor: author(actor),
      target: { type: 'file', id: row.id },
      new: { kind, mime, size },
    },
    at,
  )
  return row.id
}

type ClaimOptions = {
  /** The form's field, for the refusal to stand beside. */
  field?: string
}

/**
 * Ties a person's own uploads to what they were made for, in the transaction of the command that makes it. Files
 * that are tied to it already are left as they are: the same form sent twice claims once. Who may add to the
 * subject is the caller's to know.
 * Codes: `files.unknown` (somebody else's, another kind's, another subject's, gone), `files.too_many`.
 */
export async function claimFiles(
  tx: Tx,
  actor: User,
  ids: readonly string[],
  kind: UploadKind,
  subject: FileSubject,
  at: Date,
  { field = 'photos' }: ClaimOptions = {},
): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const refuse = (code: string) => new AppError(code, { fields: { [field]: code } })
  const { is, set } = subjectColumns(subject)
  await lockOwner(tx, actor)
  const there = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(mine(actor), eq(files.kind, kind), is))
  const known = new Set(there.map(({ id }) => id))
  const fresh = wanted.filter(id => !known.has(id))
  if (known.size + fresh.length > UPLOADS[kind].most) throw refuse('files.too_many')
  for (const [index, id] of fresh.entries()) {
    const tied = await tx
      .update(files)
      .set({ ...set, position: known.size + index })
      .where(and(eq(files.id, id), mine(actor), eq(files.kind, kind), untied))
      .returning({ id: files.id })
    if (tied.length === 0) throw refuse('files.unknown')
  }
  if (fresh.length === 0) return
  const target = targetOf(subject)
  await writeAudit(tx, { action: 'file.tied', actor: author(actor), target, new: { kind, files: fresh } }, at)
}

/** The photos of a job belong to its appointment once there is one: those who were not chosen see them no more. */
export async function carryPhotos(
  tx: Tx,
  actor: User,
  quoteRequest: string,
  booking: string,
  at: Date,
): Promise<void> {
  const moved = await tx
    .update(files)
    .set({ kind: 'BOOKING_PHOTO', bookingId: booking, quoteRequestId: null })
    .where(and(mine(actor), eq(files.quoteRequestId, quoteRequest), eq(files.kind, 'QUOTE_PHOTO')))
    .returning({ id: files.id })
  if (moved.length === 0) return
  const target = { type: 'booking', id: booking } as const
  const found = { kind: 'BOOKING_PHOTO', files: moved.map(({ id }) => id) }
  await writeAudit(tx, { action: 'file.tied', actor: author(actor), target, new: found }, at)
}

/** Takes back an upload that was never sent with its form. One that is tied, or gone, is not found. */
export async function discardUpload(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const gone = await tx
    .update(files)
    .set({ deletedAt: at })
    .where(and(eq(files.id, id), mine(actor), untied))
    .returning({ id: files.id })
  if (gone.length === 0) throw new NotFoundError()
}

/** While this holds, what a file shows may still have to be proved. */
const kept = or(
  isNotNull(files.disputeId),
  inArray(
    files.bookingId,
    sql`(select ${bookings.id} from ${bookings} where ${notInArray(bookings.status, [...BOOKING_STATUSES.filter(photosOpen)])})`,
  ),
) as SQL

/**
 * Withdraws a person's own file; its bytes go with the next sweep.
 * Codes: `not_found` (also for a stranger), `files.kept` (evidence, and photos of a booking that has ended).
 */
export async function deleteFile(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const [row] = await tx
    .select({ kept: sql<boolean>`coalesce(${kept}, false)`, kind: files.kind })
    .from(files)
    .where(and(eq(files.id, id), mine(actor)))
    .for('update', { of: files })
  if (!row) throw new NotFoundError()
  if (row.kept) throw new AppError('files.kept')
  await tx.update(files).set({ deletedAt: at }).where(eq(files.id, id))
  await writeAudit(
    tx,
    {
      action: 'file.deleted',
      actor: author(actor),
      target: { type: 'file', id },
      old: { kind: row.kind },
    },
    at,
  )
}

/** Leaves a line for the reading of a file that is not for everybody. */
export async function recordReading(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  await writeAudit(tx, { action: 'file.read', actor: author(actor), target: { type: 'file', id } }, at)
}

/** Leaves a line for an upload in which the scanner found something. Nothing of it is kept but its print. */
export async function recordInfected(
  tx: Tx,
  actor: User,
  found: { kind: string; name: string; size: number; sha256: string },
  at: Date,
): Promise<void> {
  const target = { type: 'user', id: actor.userId } as const
  await writeAudit(tx, { action: 'file.infected', actor: author(actor), target, new: found }, at)
}

/** Marks what was uploaded and never sent. From then on no command can claim it, so its bytes may go. */
export async function expireUntied(tx: Tx, at: Date): Promise<void> {
  await tx
    .update(files)
    .set({ deletedAt: at })
    .where(and(untied, isNull(files.deletedAt), lt(files.createdAt, new Date(at.getTime() - UNTIED_MS))))
}

/** Forgets a file whose bytes are gone. */
export async function forgetFile(tx: Tx, id: string): Promise<void> {
  await tx.delete(files).where(and(eq(files.id, id), isNotNull(files.deletedAt)))
}
