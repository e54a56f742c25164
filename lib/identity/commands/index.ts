import 'server-only'
import { and, eq, isNotNull, isNull, lt, ne } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { identityDocuments } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { lockOwn, type Own, touch } from '@/lib/providers/commands/own'
import { canSubmit } from '@/lib/providers/domain/standing'
import { erasedAfter } from '../domain/documents'
import type { IdentityDocumentKind } from '../domain/kinds'

const AUTHOR = (actor: User) => ({ kind: kindOfRole(actor.role), id: actor.userId })
const targetOf = (id: string) => ({ type: 'identity_document', id }) as const

/** One's own profile while its documents may change: once handed in, they are what was looked at. */
async function lockOpen(tx: Tx, actor: User): Promise<Own> {
  const own = await lockOwn(tx, actor)
  if (!canSubmit(own.status)) throw new AppError('documents.not_open')
  return own
}

/** Codes: `not_found` (no profile yet), `documents.not_open`. Asked before a body is read. */
export async function mayAddDocuments(tx: Tx, actor: User): Promise<void> {
  await lockOpen(tx, actor)
}

export type NewDocument = {
  id: string
  kind: IdentityDocumentKind
  storageKey: string
  mime: string
  /** Bytes before they were sealed. */
  size: number
}

/**
 * The row of a document, before its bytes: withdrawn until they have arrived, so that a crash in between leaves
 * something to sweep, and never bytes that nothing knows of.
 */
export async function announceDocument(tx: Tx, actor: User, document: NewDocument, at: Date): Promise<void> {
  const own = await lockOpen(tx, actor)
  await tx
    .insert(identityDocuments)
    .values({ ...document, providerId: own.id, createdAt: at, withdrawnAt: at })
}

/**
 * The bytes are there: from now on this is the document of its kind, and the one before it goes.
 * Codes: `documents.not_open`, `not_found` (a sweep was quicker).
 */
export async function showDocument(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const own = await lockOpen(tx, actor)
  const [row] = await tx
    .select({ kind: identityDocuments.kind, mime: identityDocuments.mime, size: identityDocuments.size })
    .from(identityDocuments)
    .where(and(eq(identityDocuments.id, id), eq(identityDocuments.providerId, own.id)))
    .for('update')
  if (!row) throw new NotFoundError()
  await tx
    .update(identityDocuments)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(identityDocuments.providerId, own.id),
        eq(identityDocuments.kind, row.kind),
        isNull(identityDocuments.withdrawnAt),
        ne(identityDocuments.id, id),
      ),
    )
  await tx.update(identityDocuments).set({ withdrawnAt: null }).where(eq(identityDocuments.id, id))
  await touch(tx, own, at)
  const trace = { action: 'identity.uploaded', actor: AUTHOR(actor), target: targetOf(id), new: row } as const
  await writeAudit(tx, trace, at)
}

/** Takes one's own document back; its bytes go with the next sweep. Codes: `not_found`, `documents.not_open`. */
export async function withdrawDocument(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const own = await lockOpen(tx, actor)
  const gone = await tx
    .update(identityDocuments)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(identityDocuments.id, id),
        eq(identityDocuments.providerId, own.id),
        isNull(identityDocuments.withdrawnAt),
      ),
    )
    .returning({ kind: identityDocuments.kind })
  if (!gone[0]) throw new NotFoundError()
  await touch(tx, own, at)
  const trace = { action: 'identity.withdrawn', actor: AUTHOR(actor), target: targetOf(id) } as const
  await writeAudit(tx, { ...trace, old: { kind: gone[0].kind } }, at)
}

/** Leaves a line for a document that is opened, before it is. */
export async function recordReading(
  tx: Tx,
  actor: User,
  { id, kind, providerId }: { id: string; kind: IdentityDocumentKind; providerId: number },
  at: Date,
): Promise<void> {
  const trace = { action: 'identity.read', actor: AUTHOR(actor), target: targetOf(id) } as const
  await writeAudit(tx, { ...trace, new: { kind, provider: providerId } }, at)
}

const shown = (providerId: number) =>
  and(eq(identityDocuments.providerId, providerId), isNull(identityDocuments.withdrawnAt))

/** The application is decided: its documents have served, and are erased when it can no longer be contested. */
export async function keepUntilErased(tx: Tx, providerId: number, decidedAt: Date): Promise<void> {
  await tx
    .update(identityDocuments)
    .set({ eraseAfter: erasedAfter(decidedAt) })
    .where(shown(providerId))
}

/** The same documents serve a new application. */
export async function keepForDecision(tx: Tx, providerId: number): Promise<void> {
  await tx.update(identityDocuments).set({ eraseAfter: null }).where(shown(providerId))
}

/** Withdraws what is out of time; from then on nobody reads it. */
export async function withdrawOutdated(tx: Tx, at: Date): Promise<void> {
  await tx
    .update(identityDocuments)
    .set({ withdrawnAt: at })
    .where(and(isNull(identityDocuments.withdrawnAt), lt(identityDocuments.eraseAfter, at)))
}

/** Forgets a document whose bytes are gone, and leaves a line that it was erased. */
export async function forgetDocument(tx: Tx, id: string, at: Date): Promise<void> {
  const gone = await tx
    .delete(identityDocuments)
    .where(and(eq(identityDocuments.id, id), isNotNull(identityDocuments.withdrawnAt)))
    .returning({ kind: identityDocuments.kind, providerId: identityDocuments.providerId })
  if (!gone[0]) return
  const { kind, providerId } = gone[0]
  const actor = { kind: 'system', id: null } as const
  const old = { kind, provider: providerId }
  await writeAudit(tx, { action: 'identity.erased', actor, target: targetOf(id), old }, at)
}
