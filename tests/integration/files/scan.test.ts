import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { auditLog, files } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { makeUser } from '../../support/factories'
import { EICAR, type FakeClamd, startFakeClamd } from '../../support/fake-clamd'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { asking, phonePhoto } from './scene'

vi.mock('@/lib/core/auth', () => ({ currentActor: async () => asking.actor }))

let t: TestDatabase
let clamd: FakeClamd
let owner: User
const folder = mkdtempSync(join(tmpdir(), 'khadamat-files-'))
beforeAll(async () => {
  clamd = await startFakeClamd()
  process.env.STORAGE_DIR = folder
  process.env.CLAMD_ADDRESS = clamd.address
  process.env.LOG_LEVEL = 'silent'
  t = await openTestDatabase()
})
afterAll(async () => {
  await clamd.stop()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  owner = await makeUser(t.db)
  asking.actor = owner
})

async function send(bytes: Uint8Array, kind = 'EVIDENCE') {
  const { POST } = await import('@/app/api/files/route')
  const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' }
  const init = { method: 'POST', body: new Blob([new Uint8Array(bytes)]), headers }
  const response = await POST(new NextRequest(`http://localhost/api/files?kind=${kind}`, init))
  const { error } = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: error?.code }
}
const kept = async () => ({
  rows: await t.db.select({ id: files.id }).from(files).where(eq(files.ownerId, owner.userId)),
  bytes: readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length,
})
const trail = () => t.db.select().from(auditLog).where(eq(auditLog.targetId, owner.userId))

test('a clean photo passes, and the scanner saw it as it was sent', async () => {
  const photo = await phonePhoto()
  expect(await send(photo, 'BOOKING_PHOTO')).toEqual({ status: 201, code: undefined })
  expect(clamd.seen.at(-1)?.equals(photo)).toBe(true)
})

test('an infected one is refused, leaves a HIGH line of who and what, and nothing else', async () => {
  const before = await kept()
  const photo = Buffer.concat([await phonePhoto(), Buffer.from(EICAR)])
  const document = Buffer.from(`%PDF-1.7\n${EICAR}`)
  for (const [bytes, kind] of [
    [photo, 'BOOKING_PHOTO'],
    [document, 'EVIDENCE'],
    [Buffer.from(EICAR), 'EVIDENCE'],
  ] as const)
    expect(await send(bytes, kind)).toEqual({ status: 422, code: 'files.infected' })
  expect(await kept()).toEqual(before)
  const lines = await trail()
  expect(lines.map(({ action, severity, actorId }) => [action, severity, actorId])).toEqual(
    Array.from({ length: 3 }, () => ['file.infected', 'HIGH', owner.userId]),
  )
  expect(lines[0]?.new).toMatchObject({
    kind: 'BOOKING_PHOTO',
    name: 'Eicar-Test-Signature',
    size: photo.length,
  })
})

test('a scanner that says nothing useful lets nothing in', async () => {
  const before = await kept()
  const usual = clamd.answering
  for (const answer of ['gone', 'INSTREAM size limit exceeded. ERROR']) {
    clamd.answering = () => answer
    expect(await send(await phonePhoto())).toEqual({ status: 503, code: 'files.scan_unavailable' })
  }
  clamd.answering = usual
  expect(await kept()).toEqual(before)
  expect(await trail()).toEqual([])
})
