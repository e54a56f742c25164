import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, count, eq, isNull } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditLog, identityDocuments, providers } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { MOST_FILE_BYTES } from '@/lib/files/domain/kinds'
import { withdrawDocument } from '@/lib/identity/commands'
import { makeProvider, makeUser } from '../../support/factories'
import { EICAR, type FakeClamd, startFakeClamd } from '../../support/fake-clamd'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { asking, phonePhoto, visitor } from '../files/scene'

vi.mock('@/lib/core/auth', () => ({ currentActor: async () => asking.actor }))
/** The live site, where an administrator's password alone opens nothing. */
const live = { on: false }
vi.mock('@/lib/core/second-factor', () => ({
  lacksSecondFactor: ({ role, twoFactor }: User) => live.on && role === 'ADMIN' && !twoFactor,
}))

let t: TestDatabase
let clamd: FakeClamd
let owner: User
let providerId: number
const folder = mkdtempSync(join(tmpdir(), 'khadamat-identity-'))
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
  const made = await makeProvider(t.db, { status: 'DRAFT' })
  owner = made.owner
  providerId = made.providerId
  asking.actor = owner
})

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n')

async function post(bytes: Uint8Array, { kind = 'ID_FRONT', headers = {} as Record<string, string> } = {}) {
  const { POST } = await import('@/app/api/identity/route')
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), 'carte.php')
  return POST(
    new NextRequest(`http://localhost/api/identity?kind=${kind}&locale=ar`, {
      method: 'POST',
      body: form,
      headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', ...headers },
    }),
  )
}
async function send(bytes: Uint8Array, kind = 'ID_FRONT') {
  const response = await post(bytes, { kind })
  const body = (await response.json()) as { data?: { id: string }; error?: { code: string } }
  return { status: response.status, id: body.data?.id ?? '', code: body.error?.code }
}
async function read(id: string) {
  const { GET } = await import('@/app/api/identity/[id]/route')
  return GET(new NextRequest(`http://localhost/api/identity/${id}`), { params: Promise.resolve({ id }) })
}
const shown = () =>
  t.db
    .select()
    .from(identityDocuments)
    .where(and(eq(identityDocuments.providerId, providerId), isNull(identityDocuments.withdrawnAt)))
const bytesKept = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length
const lines = (id: string, action: string) =>
  t.db
    .select({ actorId: auditLog.actorId, severity: auditLog.severity })
    .from(auditLog)
    .where(and(eq(auditLog.targetId, id), eq(auditLog.action, action)))

describe('what is kept', () => {
  test('a picture drawn anew, without its place, and sealed before the store sees it', async () => {
    const { status, id } = await send(await phonePhoto(1200, 800))
    expect(status).toBe(201)
    const [row] = await shown()
    expect(row).toMatchObject({ id, kind: 'ID_FRONT', mime: 'image/webp', eraseAfter: null })
    const stored = readFileSync(join(folder, row!.storageKey))
    expect(stored.length).toBeGreaterThan(row!.size)
    for (const sign of ['RIFF', 'WEBP', 'Redmi']) expect(stored.includes(sign), sign).toBe(false)
    const answer = await read(id)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.byteLength).toBe(row?.size)
    const picture = await sharp(bytes).metadata()
    expect([picture.format, picture.exif, picture.width]).toEqual(['webp', undefined, 800])
  })

  test('moved under another row, the sealed bytes do not open', async () => {
    const front = await send(await phonePhoto())
    const back = await send(await phonePhoto(), 'ID_BACK')
    const [a, b] = await shown().then(rows => rows.toSorted((x, y) => x.kind.localeCompare(y.kind)))
    await t.db.update(identityDocuments).set({ storageKey: 'aa/away' }).where(eq(identityDocuments.id, a!.id))
    await t.db
      .update(identityDocuments)
      .set({ storageKey: a!.storageKey })
      .where(eq(identityDocuments.id, b!.id))
    expect((await read(b!.id)).status).toBe(503)
    expect([front.status, back.status]).toEqual([201, 201])
  })

  test('one of a kind: the new one takes the place of the old, also when two come at once', async () => {
    const first = await send(PDF, 'BUSINESS')
    const answers = await Promise.all([send(PDF, 'BUSINESS'), send(PDF, 'BUSINESS')])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const rows = await shown()
    expect(rows).toHaveLength(1)
    expect(answers.map(({ id }) => id)).toContain(rows[0]?.id)
    expect((await read(first.id)).status).toBe(404)
  })

  test('a document is handed out as a download that can do nothing and that no cache keeps', async () => {
    const { id } = await send(PDF, 'PASSPORT')
    const { headers } = await read(id)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="passport-/)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('private, no-store')
  })
})

describe('what is refused leaves nothing behind', () => {
  test.each([
    ['a page', Buffer.from('<html>'), 415, 'files.type'],
    ['a broken picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 422, 'files.unreadable'],
    ['nothing', Buffer.from(''), 422, 'files.empty'],
    ['too much', Buffer.alloc(MOST_FILE_BYTES + 1, 0xff), 413, 'files.too_large'],
    ['a virus', Buffer.from(`%PDF-1.7\n${EICAR}`), 422, 'files.infected'],
  ])('%s', async (_name, bytes, status, code) => {
    const before = bytesKept()
    expect(await send(bytes)).toMatchObject({ status, code })
    const [rows] = await t.db
      .select({ n: count() })
      .from(identityDocuments)
      .where(eq(identityDocuments.providerId, providerId))
    expect([rows?.n, bytesKept()]).toEqual([0, before])
  })

  test('an unknown kind, another site’s page, a visitor, a client, a provider without a profile', async () => {
    expect((await post(PDF, { kind: 'SELFIE' })).status).toBe(400)
    expect((await post(PDF, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    asking.actor = visitor
    expect(await send(PDF)).toMatchObject({ status: 401, code: 'auth.sign_in_required' })
    asking.actor = await makeUser(t.db)
    expect(await send(PDF)).toMatchObject({ status: 403, code: 'auth.forbidden' })
    asking.actor = await makeUser(t.db, { role: 'PROVIDER' })
    expect(await send(PDF)).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('once the profile is handed in, its documents are what was looked at', async () => {
    const { id } = await send(PDF, 'PASSPORT')
    await t.db.update(providers).set({ status: 'SUBMITTED' }).where(eq(providers.id, providerId))
    expect(await send(PDF, 'PASSPORT')).toMatchObject({ status: 422, code: 'documents.not_open' })
    const withdraw = () => t.db.transaction(tx => withdrawDocument(tx, owner, id, new Date()))
    await expect(withdraw()).rejects.toMatchObject({ code: 'documents.not_open' })
    expect((await read(id)).status).toBe(200)
  })
})

describe('a form without JavaScript', () => {
  const page = { accept: 'text/html,application/xhtml+xml' }
  test('comes back to its page with what was said', async () => {
    const good = await post(PDF, { headers: page })
    expect([good.status, good.headers.get('location')]).toEqual([
      303,
      '/ar/pro/onboarding?step=documents&sent=ID_FRONT#ID_FRONT',
    ])
    const bad = await post(Buffer.from('GIF89a'), { kind: 'ID_BACK', headers: page })
    expect(bad.headers.get('location')).toContain('refused=ID_BACK&code=files.type')
  })
})

describe('who reads it', () => {
  test('its owner and administrators, each time with a line; for all others it does not exist', async () => {
    const { id } = await send(PDF, 'PASSPORT')
    const admin = await makeUser(t.db, { role: 'ADMIN' })
    const others = [visitor, await makeUser(t.db), (await makeProvider(t.db)).owner]
    for (const actor of others) {
      asking.actor = actor
      const answer = await read(id)
      expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
        404,
        'not_found',
      ])
    }
    expect(await lines(id, 'identity.read')).toEqual([])
    for (const actor of [owner, admin, admin]) {
      asking.actor = actor
      expect((await read(id)).status).toBe(200)
    }
    const trail = await lines(id, 'identity.read')
    expect(trail.map(({ actorId, severity }) => [actorId, severity]).toSorted()).toEqual(
      [owner, admin, admin].map(({ userId }) => [userId, 'MEDIUM']).toSorted(),
    )
  })

  test('on the live site an administrator opens it with a second factor only', async () => {
    const { id } = await send(PDF, 'PASSPORT')
    const admin = await makeUser(t.db, { role: 'ADMIN' })
    live.on = true
    asking.actor = admin
    expect((await read(id)).status).toBe(404)
    asking.actor = { ...admin, twoFactor: true }
    expect((await read(id)).status).toBe(200)
    live.on = false
  })

  test('taken back, it has no reader; a stranger takes nothing back; no address is a path', async () => {
    const { id } = await send(PDF, 'PASSPORT')
    const stranger = (await makeProvider(t.db, { status: 'DRAFT' })).owner
    const withdraw = (actor: User) => t.db.transaction(tx => withdrawDocument(tx, actor, id, new Date()))
    await expect(withdraw(stranger)).rejects.toMatchObject({ code: 'not_found' })
    await withdraw(owner)
    await expect(withdraw(owner)).rejects.toMatchObject({ code: 'not_found' })
    asking.actor = await makeUser(t.db, { role: 'ADMIN' })
    for (const address of [id, '..', '%2e%2e', "' or 1=1", '']) expect((await read(address)).status).toBe(404)
  })
})
