import { randomUUID } from 'node:crypto'
import type { Tx } from '@/db/client'
import { identityDocuments } from '@/db/schema'
import type { IdentityDocumentKind } from '@/lib/identity/domain/kinds'
import { newStorageKey } from '@/lib/services/storage'
import { AT } from '../../support/factories'

/** A row for each kind, as uploads leave them; the store has nothing under their keys. */
export async function addDocuments(
  tx: Tx,
  providerId: number,
  kinds: readonly IdentityDocumentKind[] = ['ID_FRONT', 'ID_BACK'],
  changes: Partial<typeof identityDocuments.$inferInsert> = {},
): Promise<{ id: string; storageKey: string }[]> {
  return tx
    .insert(identityDocuments)
    .values(
      kinds.map(kind => ({
        id: randomUUID(),
        providerId,
        kind,
        storageKey: newStorageKey(),
        mime: 'image/webp',
        size: 100,
        createdAt: AT,
        ...changes,
      })),
    )
    .returning({ id: identityDocuments.id, storageKey: identityDocuments.storageKey })
}
