import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'
import { forgetDocument, withdrawOutdated } from '../commands'
import { withdrawnDocuments } from '../queries'

export const IDENTITY_SWEEP_JOB = 'sweep_identity'

/**
 * Erases documents that were taken back, replaced, or are out of time. First the bytes, then the row: interrupted, the
 * next sweep finds the row again and deletes what is left.
 */
export async function sweepIdentity(at = now()): Promise<void> {
  const [db, store] = [database(), storage()]
  await withdrawOutdated(db, at)
  for (;;) {
    const found = await withdrawnDocuments(db, at)
    for (const { id, storageKey } of found) {
      await store.delete(storageKey)
      await db.transaction(tx => forgetDocument(tx, id, at))
    }
    if (found.length === 0) return
  }
}

export const identityTasks: TaskList = { [IDENTITY_SWEEP_JOB]: () => sweepIdentity() }
