import 'server-only'
import { z } from 'zod'
import { exportReadme } from '@/components/emails/export-readme'
import { database, type Tx } from '@/db/client'
import { open, seal } from '@/lib/core/key-ring'
import { log } from '@/lib/core/log'
import { documentPlace } from '@/lib/identity/domain/documents'
import { newStorageKey, storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'
import { EXPORT_TRIES, expireExports, failExport, finishExport, forgetBytes } from '../commands/export'
import { exportPlace } from '../domain/export'
import { collect, ownFiles, staleBytes, waitingExport } from '../queries/export'
import type { Person } from '../registry/entry'
import { type ArchivedFile, archive, fileName } from './archive'

async function read(key: string): Promise<Uint8Array | null> {
  const stream = await storage().get(key)
  return stream && new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The bytes of the person's files; one that is missing is left out, the row in the tables says that it was. */
async function filesOf(tx: Tx, person: Person): Promise<ArchivedFile[]> {
  const { uploads, papers } = await ownFiles(tx, person)
  const found: ArchivedFile[] = []
  for (const file of uploads) {
    const bytes = await read(file.storageKey)
    if (bytes) found.push({ name: fileName(file), bytes })
  }
  for (const paper of papers) {
    const sealed = await read(paper.storageKey)
    if (sealed) found.push({ name: fileName(paper), bytes: open(sealed, documentPlace(paper.id)) })
  }
  return found
}

/**
 * Makes one copy: one ZIP, sealed by the key ring, under a key of its own. Run twice, the second run finds that it waits no
 * more; killed in between, the bytes it left are under a key that no row names, and the next run deletes what it made.
 */
export async function prepareExport(payload: unknown, helpers: { job: { attempts: number } }): Promise<void> {
  const { exportId } = z.object({ exportId: z.uuid() }).parse(payload)
  const db = database()
  const asked = await waitingExport(db, exportId)
  if (!asked) return
  const person: Person = { userId: asked.userId, providerId: asked.providerId }
  const storageKey = newStorageKey()
  try {
    const at = now()
    // One picture of everything, though it is many statements.
    const tables = await db.transaction(tx => collect(tx, person), { isolationLevel: 'repeatable read' })
    const zip = archive(tables, await filesOf(db, person), exportReadme(at), at)
    await storage().put(storageKey, seal(zip, exportPlace(exportId)))
    const done = await db.transaction(tx =>
      finishExport(tx, exportId, { storageKey, size: zip.byteLength }, now()),
    )
    if (!done) await storage().delete(storageKey)
  } catch (error) {
    await storage().delete(storageKey)
    if (helpers.job.attempts < EXPORT_TRIES) throw error
    log.error({ err: error, exportId }, 'copy of data not made')
    await failExport(db, exportId)
  }
}

/** Ends copies out of time and deletes their bytes: first the bytes, then what names them. */
export async function sweepExports(at: Date): Promise<void> {
  const db = database()
  await expireExports(db, at)
  for (;;) {
    const found = await staleBytes(db)
    for (const { id, storageKey } of found) {
      await storage().delete(storageKey)
      await forgetBytes(db, id)
    }
    if (found.length === 0) return
  }
}
