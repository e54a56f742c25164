import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { auditLog } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { MOST_FILE_BYTES } from '@/lib/files/domain/kinds'
import { scannerAnswers, scanWith } from '@/lib/services/antivirus'
import { asking, phonePhoto } from '../integration/files/scene'
import { makeUser } from '../support/factories'
import { EICAR } from '../support/fake-clamd'
import { openTestDatabase, type TestDatabase } from '../support/template-database'
import { type RunningClamd, SIGNATURE, startClamd } from './support/clamd'

vi.mock('@/lib/core/auth', () => ({ currentActor: async () => asking.actor }))

let t: TestDatabase
let clamd: RunningClamd
let owner: User
const folder = mkdtempSync(join(tmpdir(), 'khadamat-files-'))
beforeAll(async () => {
  clamd = await startClamd()
  vi.stubEnv('STORAGE_DIR', folder)
  vi.stubEnv('CLAMD_ADDRESS', clamd.address)
  vi.stubEnv('LOG_LEVEL', 'silent')
  t = await openTestDatabase()
  owner = await makeUser(t.db)
  asking.actor = owner
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await clamd?.stop()
  await t?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function send(bytes: Uint8Array, kind = 'EVIDENCE') {
  const { POST } = await import('@/app/api/files/route')
  const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' }
  const init = { method: 'POST', body: new Blob([new Uint8Array(bytes)]), headers }
  const response = await POST(new NextRequest(`http://localhost/api/files?kind=${kind}`, init))
  const { error } = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: error?.code }
}
const stored = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length

test('a photo and a document pass', async () => {
  expect(await send(await phonePhoto(), 'BOOKING_PHOTO')).toMatchObject({ status: 201 })
  expect(await send(Buffer.from('%PDF-1.7\n1 0 obj\n'))).toMatchObject({ status: 201 })
  expect(stored()).toBe(2)
  expect(await scannerAnswers()).toBe(true)
})

test('EICAR is refused by its name, also hidden behind a photo or in a document, and nothing is kept', async () => {
  const before = stored()
  const hidden = Buffer.concat([await phonePhoto(), Buffer.from(EICAR)])
  for (const bytes of [Buffer.from(EICAR), hidden, Buffer.from(`%PDF-1.7\n${EICAR}`)])
    expect(await send(bytes)).toEqual({ status: 422, code: 'files.infected' })
  expect(stored()).toBe(before)
  const lines = await t.db.select().from(auditLog).where(eq(auditLog.action, 'file.infected'))
  expect(lines.map(({ severity, actorId }) => [severity, actorId])).toEqual(
    Array.from({ length: 3 }, () => ['HIGH', owner.userId]),
  )
  for (const line of lines) expect(line.new).toMatchObject({ name: expect.stringContaining(SIGNATURE) })
})

test('the largest upload arrives whole: what stands at its very end is found', async () => {
  const bytes = randomBytes(MOST_FILE_BYTES)
  expect(await scanWith(clamd.address, bytes)).toBeNull()
  bytes.write(EICAR, bytes.length - EICAR.length)
  expect(await scanWith(clamd.address, bytes)).toContain(SIGNATURE)
  expect(await scanWith(clamd.socket, bytes)).toContain(SIGNATURE)
})

test('many at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      scanWith(clamd.address, Buffer.concat([randomBytes(200_000), Buffer.from(index % 2 ? EICAR : 'x')])),
    ),
  )
  expect(answers.map(found => found !== null)).toEqual(answers.map((_, index) => index % 2 === 1))
})

test('more than the scanner takes is not held to be clean', async () => {
  await expect(scanWith(clamd.address, randomBytes(13 * 1024 * 1024))).rejects.toThrow(/^antivirus: /)
})

test('once it is killed, nothing is taken any more', async () => {
  const before = stored()
  await clamd.kill()
  expect(await send(await phonePhoto(), 'BOOKING_PHOTO')).toEqual({
    status: 503,
    code: 'files.scan_unavailable',
  })
  expect(await scannerAnswers()).toBe(false)
  expect(stored()).toBe(before)
})
