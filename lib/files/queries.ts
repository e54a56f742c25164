import 'server-only'
import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, disputes, files, providers, quoteInvitations, quoteRequests } from '@/db/schema'
import { contactShared } from '@/lib/bookings/domain/contact'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import type { User, Visitor } from '@/lib/core/actor'
import type { UploadKind } from './domain/kinds'
import { type FileSubject, subjectColumns } from './subject'

/** A file id as the address carries it. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isFileId = (id: string): boolean => UUID.test(id)

/** Shown to everybody: the pictures of a provider who is approved. */
const isPublic = sql<boolean>`coalesce(${providers.status} = 'APPROVED' and ${files.kind} in ('GALLERY', 'PORTRAIT'), false)`

/** Whose side of a booking, the file's or its dispute's, the actor is on. A provider sees requests, not holds. */
function side(actor: User): SQL | undefined {
  const provider =
    actor.providerId === null
      ? undefined
      : and(eq(bookings.providerId, actor.providerId), isNotNull(bookings.requestedAt))
  return or(eq(bookings.clientId, actor.userId), provider)
}

/** The picture of a client shows to whom they have, or had, a firm appointment with: those who know the name as well. */
const faceOfClient = (providerId: number) => sql`exists (select from ${bookings} firm
  where firm.client_id = ${files.userId} and firm.provider_id = ${providerId}
    and firm.status in ${BOOKING_STATUSES.filter(contactShared)})`

function readable(actor: User | Visitor): SQL | undefined {
  if (actor.kind === 'visitor') return isPublic
  // Identity documents have a door of their own.
  if (actor.role === 'ADMIN') return sql`${files.kind} <> 'DOCUMENT'`
  const untied = and(
    eq(files.ownerId, actor.userId),
    sql`num_nonnulls(${files.bookingId}, ${files.quoteRequestId}, ${files.disputeId}, ${files.providerId}, ${files.userId}) = 0`,
  )
  const invited =
    actor.providerId === null
      ? undefined
      : sql`exists (select from ${quoteInvitations}
          where ${quoteInvitations.requestId} = ${files.quoteRequestId} and ${quoteInvitations.providerId} = ${actor.providerId})`
  return and(
    sql`${files.kind} <> 'DOCUMENT'`,
    or(
      isPublic,
      untied,
      side(actor),
      eq(quoteRequests.clientId, actor.userId),
      invited,
      actor.providerId === null ? undefined : eq(files.providerId, actor.providerId),
      eq(files.userId, actor.userId),
      actor.providerId === null ? undefined : faceOfClient(actor.providerId),
    ),
  )
}

/** A file that the actor may read, by what it is tied to; null for everybody else, as if it did not exist. */
export async function findFile(tx: Tx, actor: User | Visitor, id: string) {
  if (!isFileId(id)) return null
  const [row] = await tx
    .select({
      id: files.id,
      kind: files.kind,
      storageKey: files.storageKey,
      mime: files.mime,
      size: files.size,
      sha256: files.sha256,
      isPublic,
    })
    .from(files)
    .leftJoin(disputes, eq(disputes.id, files.disputeId))
    .leftJoin(bookings, eq(bookings.id, sql`coalesce(${files.bookingId}, ${disputes.bookingId})`))
    .leftJoin(quoteRequests, eq(quoteRequests.id, files.quoteRequestId))
    .leftJoin(providers, eq(providers.id, files.providerId))
    .where(and(eq(files.id, id), isNull(files.deletedAt), readable(actor)))
  return row ?? null
}

/** The files of one thing, in their order. That the reader may see the thing is the caller's to know. */
export function filesOf(tx: Tx, subject: FileSubject, kind: UploadKind) {
  return tx
    .select({
      id: files.id,
      mime: files.mime,
      size: files.size,
      width: files.width,
      height: files.height,
      caption: files.caption,
      ownerId: files.ownerId,
      createdAt: files.createdAt,
    })
    .from(files)
    .where(and(subjectColumns(subject).is, eq(files.kind, kind), isNull(files.deletedAt)))
    .orderBy(asc(files.createdAt), asc(files.position), asc(files.id))
}

export type StoredFile = Awaited<ReturnType<typeof filesOf>>[number]

const BATCH = 200

/** Withdrawn files whose bytes are still to be deleted, some at a time. */
export function withdrawnFiles(tx: Tx) {
  return tx
    .select({ id: files.id, storageKey: files.storageKey })
    .from(files)
    .where(isNotNull(files.deletedAt))
    .orderBy(asc(files.id))
    .limit(BATCH)
}
