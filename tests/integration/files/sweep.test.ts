import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inArray } from 'drizzle-orm'
import { parseCrontab } from 'graphile-worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { files } from '@/db/schema'
import { FILE_SWEEP_JOB, sweepFiles } from '@/lib/files/jobs'
import { diskStore } from '@/lib/services/storage'
import { crontab, tasks } from '@/lib/tasks'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { makeBooking, makeFile } from './scene'

let t: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'khadamat-files-'))
beforeAll(async () => {
  process.env.STORAGE_DIR = folder
  t = await openTestDatabase()
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const HOUR = 3_600_000

test('what was never sent goes after a day with its small copies, what is tied or young stays, also twice', async () => {
  const store = diskStore(folder)
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
  const { id: bookingId, client } = await makeBooking(t.db)
  const owner = await makeUser(t.db)
  const make = async (name: string, changes: Partial<typeof files.$inferInsert>) => {
    await store.put(`aa/${name}`, Buffer.from(name))
    await store.put(`aa/${name}-w160`, Buffer.from(name))
    return makeFile(t.db, owner, 'BOOKING_PHOTO', { storageKey: `aa/${name}`, ...changes })
  }
  const old = await make('old', { createdAt: ago(25) })
  const withdrawn = await make('withdrawn', { createdAt: ago(1), deletedAt: ago(0), bookingId })
  const young = await make('young', { createdAt: ago(23) })
  const tied = await make('tied', { createdAt: ago(25), ownerId: client.userId, bookingId })
  // Its bytes are gone already, as after a sweep that was interrupted.
  const half = await makeFile(t.db, owner, 'BOOKING_PHOTO', { deletedAt: ago(2) })

  await sweepFiles()
  await sweepFiles()

  const left = await t.db
    .select({ id: files.id })
    .from(files)
    .where(inArray(files.id, [old, withdrawn, young, tied, half]))
  expect(left.map(({ id }) => id).toSorted()).toEqual([young, tied].toSorted())
  for (const [name, there] of [
    ['old', false],
    ['withdrawn', false],
    ['young', true],
    ['tied', true],
  ] as const)
    for (const copy of ['', '-w160'])
      expect(existsSync(join(folder, 'aa', name + copy)), name + copy).toBe(there)
})

test('runs by the clock', () => {
  expect(tasks[FILE_SWEEP_JOB]).toBeTypeOf('function')
  expect(parseCrontab(crontab).map(({ task }) => task)).toContain(FILE_SWEEP_JOB)
})
