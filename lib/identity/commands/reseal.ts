import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { identityDocuments } from '@/db/schema'
import type { SealedDocument } from '../queries'

/** A row for bytes that are about to be written: withdrawn, so that only a sweep knows of them. @returns its id */
export async function announceCopy(
  tx: Tx,
  { providerId, kind, mime, size }: SealedDocument,
  storageKey: string,
  at: Date,
): Promise<string> {
  const [row] = await tx
    .insert(identityDocuments)
    .values({ providerId, kind, mime, size, storageKey, createdAt: at, withdrawnAt: at })
    .returning({ id: identityDocuments.id })
  if (!row) throw new Error('no row for the copy')
  return row.id
}

/**
 * The copy becomes the document's bytes, and its row now stands for the old ones, to be swept.
 * @returns false when the document has changed or gone meanwhile: then the copy is what is swept
 */
export async function takeCopy(
  tx: Tx,
  { id, storageKey: old }: SealedDocument,
  copy: { id: string; storageKey: string },
  at: Date,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: identityDocuments.id })
    .from(identityDocuments)
    .where(
      and(
        eq(identityDocuments.id, id),
        eq(identityDocuments.storageKey, old),
        isNull(identityDocuments.withdrawnAt),
      ),
    )
    .for('update')
  if (!row) return false
  const gone = await tx.delete(identityDocuments).where(eq(identityDocuments.id, copy.id)).returning()
  const [announced] = gone
  // Swept already: the bytes it stood for are gone, too.
  if (!announced) return false
  await tx.update(identityDocuments).set({ storageKey: copy.storageKey }).where(eq(identityDocuments.id, id))
  await tx.insert(identityDocuments).values({ ...announced, storageKey: old, withdrawnAt: at })
  return true
}
