import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditLog, identityDocuments, users } from '@/db/schema'
import { documentPlace } from '@/lib/identity/domain/documents'
import { diskStore } from '@/lib/services/storage'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { addDocuments } from '../identity/scene'

let t: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'khadamat-reseal-'))
const store = diskStore(folder)
const [OLD, NEW, LOST] = Array.from({ length: 3 }, () => randomBytes(32).toString('base64')) as [
  string,
  string,
  string,
]

beforeAll(async () => {
  process.env.STORAGE_DIR = folder
  process.env.LOG_LEVEL = 'silent'
  t = await openTestDatabase()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await t.db.delete(identityDocuments)
  await t.db.update(users).set({ totpSecret: null, totpEnabledAt: null })
  await t.sql`delete from audit_log where action = 'security.resealed'`.catch(() => undefined)
})

/** The application as it is started with this ring. */
async function withRing(...keys: string[]) {
  vi.resetModules()
  vi.stubEnv('ENCRYPTION_KEYS', keys.join(','))
  const [ring, run, twoFactor] = await Promise.all([
    import('@/lib/core/key-ring'),
    import('@/scripts/secrets/run'),
    import('@/lib/accounts/commands/two-factor'),
  ])
  return { ...ring, ...run, ...twoFactor }
}
type App = Awaited<ReturnType<typeof withRing>>

const PAPER = Buffer.from('carte nationale')
async function addSecret(app: App, text = 'secret de vingt oct.') {
  const { userId } = await makeUser(t.db)
  const sealed = app.seal(Buffer.from(text), `totp:${userId}`)
  await t.db.update(users).set({ totpSecret: sealed, totpEnabledAt: AT }).where(eq(users.id, userId))
  return userId
}
async function addPaper(app: App) {
  const { providerId } = await makeProvider(t.db, { status: 'DRAFT' })
  const [document] = await addDocuments(t.db, providerId, ['PASSPORT'])
  await store.put(document!.storageKey, app.seal(PAPER, documentPlace(document!.id)))
  return { ...document!, providerId }
}
const secretOf = async (id: string) =>
  (await t.db.select({ sealed: users.totpSecret }).from(users).where(eq(users.id, id)))[0]!.sealed!
const rowOf = async (id: string) =>
  (await t.db.select().from(identityDocuments).where(eq(identityDocuments.id, id)))[0]!
const bytesOf = async (id: string) => readFileSync(join(folder, (await rowOf(id)).storageKey))
const counts = (report: Awaited<ReturnType<App['resealAll']>>) =>
  Object.fromEntries(report.kinds.map(({ name, counts }) => [name, counts.resealed]))

describe('the key rotates', () => {
  test('both kinds are sealed with the new key, and open with it alone', async () => {
    const before = await withRing(OLD)
    const [user, paper] = [await addSecret(before), await addPaper(before)]
    const during = await withRing(NEW, OLD)
    expect(during.isOutdated(await secretOf(user))).toBe(true)

    const dry = await during.resealAll(t.db, { dryRun: true })
    expect(counts(dry)).toEqual({ 'second factors': 1, 'identity documents': 1 })
    expect(during.isOutdated(await secretOf(user))).toBe(true)

    const report = await during.resealAll(t.db, { dryRun: false })
    expect(counts(report)).toEqual({ 'second factors': 1, 'identity documents': 1 })
    const after = await withRing(NEW)
    expect(after.open(await secretOf(user), `totp:${user}`).toString()).toBe('secret de vingt oct.')
    expect(after.open(await bytesOf(paper.id), documentPlace(paper.id))).toEqual(PAPER)
    expect(after.isOutdated(await bytesOf(paper.id))).toBe(false)

    // The old bytes wait for the sweep under a row of their own; nobody is shown it.
    expect(existsSync(join(folder, paper.storageKey))).toBe(true)
    const rows = await t.db.select().from(identityDocuments)
    expect(rows.filter(({ withdrawnAt }) => withdrawnAt).map(({ storageKey }) => storageKey)).toEqual([
      paper.storageKey,
    ])
    const { sweepIdentity } = await import('@/lib/identity/jobs')
    await sweepIdentity(new Date(Date.now() + 2 * 3_600_000))
    expect(existsSync(join(folder, paper.storageKey))).toBe(false)
    expect(after.open(await bytesOf(paper.id), documentPlace(paper.id))).toEqual(PAPER)
  })

  test('a second run has nothing to do, and two at once do it once', async () => {
    const before = await withRing(OLD)
    const papers = [await addPaper(before), await addPaper(before)]
    await addSecret(before)
    const app = await withRing(NEW, OLD)
    await Promise.all([app.resealAll(t.db, { dryRun: false }), app.resealAll(t.db, { dryRun: false })])
    expect(counts(await app.resealAll(t.db, { dryRun: false }))).toEqual({
      'second factors': 0,
      'identity documents': 0,
    })
    for (const { id } of papers) expect(app.open(await bytesOf(id), documentPlace(id))).toEqual(PAPER)
  })

  test('interrupted after the first, the second run does the rest', async () => {
    const before = await withRing(OLD)
    const papers = await Promise.all([1, 2, 3].map(() => addPaper(before)))
    const app = await withRing(NEW, OLD)
    const stop = new AbortController()
    stop.abort()
    const first = await app.resealAll(t.db, { dryRun: false, signal: stop.signal })
    expect(first.stopped).toBe(true)
    await app.resealAll(t.db, { dryRun: false })
    const after = await withRing(NEW)
    for (const { id } of papers) expect(after.open(await bytesOf(id), documentPlace(id))).toEqual(PAPER)
  })

  test('killed between the copy and the row, nothing is lost and nothing is left over', async () => {
    const before = await withRing(OLD)
    const paper = await addPaper(before)
    const app = await withRing(NEW, OLD)
    const { announceCopy } = await import('@/lib/identity/commands/reseal')
    const row = await rowOf(paper.id)
    await announceCopy(t.db, row, 'aa/killed', AT)
    await store.put('aa/killed', app.seal(PAPER, documentPlace(paper.id)))
    expect(app.open(await bytesOf(paper.id), documentPlace(paper.id))).toEqual(PAPER)
    await app.resealAll(t.db, { dryRun: false })
    const { sweepIdentity } = await import('@/lib/identity/jobs')
    await sweepIdentity(new Date(Date.now() + 2 * 3_600_000))
    expect(existsSync(join(folder, 'aa/killed'))).toBe(false)
    expect(app.isOutdated(await bytesOf(paper.id))).toBe(false)
    expect(await t.db.select().from(identityDocuments)).toHaveLength(1)
  })

  test('whoever signs in with a second factor meanwhile gets in', async () => {
    const { Secret, TOTP } = await import('otpauth')
    const before = await withRing(OLD)
    const people = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const text = `secret-${String(index).padStart(2, '0')}-de-20-oct`
        return { id: await addSecret(before, text), secret: Secret.fromUTF8(text) }
      }),
    )
    const app = await withRing(NEW, OLD)
    const at = new Date()
    const [opened] = await Promise.all([
      Promise.all(
        people.map(({ id, secret }) => {
          const code = new TOTP({ secret }).generate({ timestamp: at.getTime() })
          return t.db.transaction(tx => app.secondFactorOpens(tx, id, code, at))
        }),
      ),
      app.resealAll(t.db, { dryRun: false }),
    ])
    expect(opened).toEqual(people.map(() => true))
    for (const { id } of people) expect(app.isOutdated(await secretOf(id))).toBe(false)
  })
})

describe('a key that left the ring', () => {
  test('is named, what it sealed is left as it is, and all else is done', async () => {
    const lost = await withRing(LOST)
    const [user, paper] = [await addSecret(lost), await addPaper(lost)]
    const kept = [await secretOf(user), await bytesOf(paper.id)] as const
    const { id: key } = lost.keyIdOf(kept[0])
    const old = await withRing(OLD)
    const other = await addSecret(old)
    const app = await withRing(NEW, OLD)
    const report = await app.resealAll(t.db, { dryRun: false })
    expect(report.unreadable).toEqual([
      { kind: 'second factors', key, ids: [user] },
      { kind: 'identity documents', key, ids: [paper.id] },
    ])
    expect(await secretOf(user)).toEqual(kept[0])
    expect(await bytesOf(paper.id)).toEqual(kept[1])
    expect(app.isOutdated(await secretOf(other))).toBe(false)
    // Put back, it opens again.
    const again = await withRing(NEW, LOST)
    expect(counts(await again.resealAll(t.db, { dryRun: false }))).toEqual({
      'second factors': 1,
      'identity documents': 1,
    })
    expect(again.open(await bytesOf(paper.id), documentPlace(paper.id))).toEqual(PAPER)
  })
})

test('the command counts, seals, says so in the trail, and fails where a key is missing', async () => {
  await addSecret(await withRing(OLD))
  const run = (keys: string, ...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['--conditions', 'react-server', '--import', 'tsx', 'scripts/secrets/reseal.ts', ...args],
      { env: { ...process.env, ENCRYPTION_KEYS: keys, DATABASE_URL: t.url, STORAGE_DIR: folder } },
    )
  const ring = `${NEW},${OLD}`
  expect((await run(ring, '--dry-run')).stdout).toContain('second factors: 1 to seal anew, 0 up to date')
  await expect(run(NEW)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('which is not in ENCRYPTION_KEYS'),
  })
  expect((await run(ring)).stdout).toContain('second factors: 1 sealed anew, 0 up to date')
  expect((await run(NEW)).stdout).toContain('second factors: 0 sealed anew, 1 up to date')
  const lines = await t.db.select().from(auditLog).where(eq(auditLog.action, 'security.resealed'))
  const last = lines.at(-1)
  expect([last?.severity, last?.actorKind]).toEqual(['HIGH', 'system'])
  expect(JSON.stringify(lines)).not.toContain(OLD)
})
