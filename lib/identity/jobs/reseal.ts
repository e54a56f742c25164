import 'server-only'
import { database } from '@/db/client'
import { isOutdated, keyIdOf, open, seal } from '@/lib/core/key-ring'
import { newStorageKey, storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'
import { announceCopy, takeCopy } from '../commands/reseal'
import { documentPlace } from '../domain/documents'
import { type SealedDocument, sealedDocuments } from '../queries'

/** What became of one: `unreadable` names the key that left the ring, `missing` has no bytes. */
export type Resealed =
  | { id: string; state: 'done' | 'current' | 'missing' }
  | { id: string; state: 'unreadable'; key: string }

async function reseal(document: SealedDocument, dryRun: boolean): Promise<Resealed> {
  const { id } = document
  const [db, store] = [database(), storage()]
  const kept = await store.get(document.storageKey)
  if (!kept) return { id, state: 'missing' }
  const sealed = new Uint8Array(await new Response(kept).arrayBuffer())
  if (!isOutdated(sealed)) return { id, state: 'current' }
  const key = keyIdOf(sealed)
  if (!key.inRing) return { id, state: 'unreadable', key: key.id }
  if (dryRun) return { id, state: 'done' }
  const anew = seal(open(sealed, documentPlace(id)), documentPlace(id))
  const storageKey = newStorageKey()
  // A row for the new bytes first, withdrawn until they count: killed anywhere, a sweep finds what is left over.
  const copy = await announceCopy(db, document, storageKey, now())
  await store.put(storageKey, anew)
  const taken = await db.transaction(tx => takeCopy(tx, document, { id: copy, storageKey }, now()))
  return { id, state: taken ? 'done' : 'current' }
}

/**
 * Seals every document anew that an older key of the ring has sealed, one after the other. The old bytes are deleted
 * by the next sweep, when nobody can be reading them any more.
 */
export async function* resealDocuments(dryRun: boolean): AsyncGenerator<Resealed> {
  let after: string | null = null
  for (;;) {
    const found: SealedDocument[] = await sealedDocuments(database(), after)
    for (const document of found) yield await reseal(document, dryRun)
    const last = found.at(-1)
    if (!last) return
    after = last.id
  }
}
