import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { storage } from '@/lib/services/storage'
import { now } from '@/lib/time/clock'
import { expireUntied, forgetFile } from './commands'
import { thumbKey } from './domain/keys'
import { THUMB_WIDTHS } from './domain/kinds'
import { withdrawnFiles } from './queries'

export const FILE_SWEEP_JOB = 'sweep_files'

/**
 * Deletes uploads that were never sent, a day later, and the bytes of withdrawn files. First the bytes, then the
 * row: interrupted, the next sweep finds the row again and deletes what is left.
 */
export async function sweepFiles(): Promise<void> {
  const [db, store] = [database(), storage()]
  await expireUntied(db, now())
  for (;;) {
    const found = await withdrawnFiles(db)
    for (const { id, storageKey } of found) {
      for (const width of THUMB_WIDTHS) await store.delete(thumbKey(storageKey, width))
      await store.delete(storageKey)
      await forgetFile(db, id)
    }
    if (found.length === 0) return
  }
}

export const fileTasks: TaskList = { [FILE_SWEEP_JOB]: () => sweepFiles() }
