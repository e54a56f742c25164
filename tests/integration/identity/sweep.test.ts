import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { parseCrontab } from 'graphile-worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, identityDocuments } from '@/db/schema'
import { IDENTITY_SWEEP_JOB, sweepIdentity } from '@/lib/identity/jobs'
import { documentsOf } from '@/lib/identity/queries'
import { diskStore } from '@/lib/services/storage'
import { crontab, tasks } from '@/lib/tasks'
import { AT, makeProvider } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { addDocuments } from './scene'

let t: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'khadamat-identity-'))
beforeAll(async () => {
  process.env.STORAGE_DIR = folder
  t = await openTestDatabase()
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const HOUR = 3_600_000
const after = (hours: number) => new Date(AT.getTime() + hours * HOUR)

test('what is out of time or taken back goes, bytes and row; what is young or still serves stays', async () => {
  const store = diskStore(folder)
  const { providerId } = await makeProvider(t.db)
  const other = await makeProvider(t.db)
  const put = async (provider: number, kind: 'ID_FRONT' | 'ID_BACK' | 'PASSPORT', changes: object) => {
    const [document] = await addDocuments(t.db, provider, [kind], changes)
    await store.put(document!.storageKey, Buffer.from(kind))
    return document!
  }
  const outdated = await put(providerId, 'ID_FRONT', { eraseAfter: after(0) })
  const serving = await put(providerId, 'ID_BACK', { eraseAfter: after(48) })
  const back = await put(providerId, 'PASSPORT', { withdrawnAt: after(0) })
  const onItsWay = await put(other.providerId, 'PASSPORT', { withdrawnAt: after(1.5) })
  // A sweep that was killed between the bytes and the row.
  const [half] = await addDocuments(t.db, other.providerId, ['ID_BACK'], {
    withdrawnAt: after(-5),
    eraseAfter: after(-5),
  })

  await sweepIdentity(after(2))
  await sweepIdentity(after(2))

  const left = await t.db.select({ id: identityDocuments.id }).from(identityDocuments)
  expect(left.map(({ id }) => id).toSorted()).toEqual([serving.id, onItsWay.id].toSorted())
  for (const [{ storageKey }, there] of [
    [outdated, false],
    [back, false],
    [serving, true],
    [onItsWay, true],
  ] as const)
    expect(existsSync(join(folder, storageKey))).toBe(there)
  for (const { id } of [outdated, back, half!]) {
    const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, id))
    expect(trail.map(({ action, actorKind }) => [action, actorKind])).toEqual([['identity.erased', 'system']])
  }
  expect(await documentsOf(t.db, providerId)).toHaveLength(1)
})

test('runs by the clock', () => {
  expect(tasks[IDENTITY_SWEEP_JOB]).toBeTypeOf('function')
  expect(parseCrontab(crontab).map(({ task }) => task)).toContain(IDENTITY_SWEEP_JOB)
})
