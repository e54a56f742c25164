import 'server-only'
import { and, asc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { identityDocuments } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { ARRIVAL_MS } from './domain/documents'

/** A document's id as the address carries it. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a provider has shown, in the order of the kinds. That the reader may know is the caller's to see to. */
export function documentsOf(tx: Tx, providerId: number) {
  return tx
    .select({
      id: identityDocuments.id,
      kind: identityDocuments.kind,
      mime: identityDocuments.mime,
      createdAt: identityDocuments.createdAt,
      eraseAfter: identityDocuments.eraseAfter,
    })
    .from(identityDocuments)
    .where(and(eq(identityDocuments.providerId, providerId), isNull(identityDocuments.withdrawnAt)))
    .orderBy(asc(identityDocuments.kind))
}

export type ShownDocument = Awaited<ReturnType<typeof documentsOf>>[number]

/** A document for its owner or an administrator; null for everybody else, as if it did not exist. */
export async function findDocument(tx: Tx, actor: User, id: string) {
  if (!UUID.test(id)) return null
  if (actor.role !== 'ADMIN' && actor.providerId === null) return null
  const [row] = await tx
    .select({
      id: identityDocuments.id,
      kind: identityDocuments.kind,
      providerId: identityDocuments.providerId,
      storageKey: identityDocuments.storageKey,
      mime: identityDocuments.mime,
    })
    .from(identityDocuments)
    .where(
      and(
        eq(identityDocuments.id, id),
        isNull(identityDocuments.withdrawnAt),
        actor.role === 'ADMIN' ? undefined : eq(identityDocuments.providerId, actor.providerId ?? 0),
      ),
    )
  return row ?? null
}

const BATCH = 100

/** Documents that somebody may still read, some at a time, in the order of their ids. */
export function sealedDocuments(tx: Tx, after: string | null) {
  return tx
    .select({
      id: identityDocuments.id,
      providerId: identityDocuments.providerId,
      kind: identityDocuments.kind,
      mime: identityDocuments.mime,
      size: identityDocuments.size,
      storageKey: identityDocuments.storageKey,
    })
    .from(identityDocuments)
    .where(and(isNull(identityDocuments.withdrawnAt), after ? gt(identityDocuments.id, after) : undefined))
    .orderBy(asc(identityDocuments.id))
    .limit(BATCH)
}

export type SealedDocument = Awaited<ReturnType<typeof sealedDocuments>>[number]

/** Withdrawn documents whose bytes are still to be deleted, some at a time. Those on their way are left alone. */
export function withdrawnDocuments(tx: Tx, at: Date) {
  return tx
    .select({ id: identityDocuments.id, storageKey: identityDocuments.storageKey })
    .from(identityDocuments)
    .where(
      or(
        lt(identityDocuments.withdrawnAt, new Date(at.getTime() - ARRIVAL_MS)),
        // Out of time: nobody uploads it now.
        and(lt(identityDocuments.eraseAfter, at), lte(identityDocuments.withdrawnAt, at)),
      ),
    )
    .orderBy(asc(identityDocuments.id))
    .limit(BATCH)
}
