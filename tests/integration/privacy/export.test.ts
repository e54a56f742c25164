import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { auditLog, dataExports, emails, files } from '@/db/schema'
import type { User, Visitor } from '@/lib/core/actor'
import { askExport, EXPORT_TRIES } from '@/lib/privacy/commands/export'
import { prepareExport, sweepExports } from '@/lib/privacy/jobs/export'
import { REGISTRY } from '@/lib/privacy/registry'
import { AT, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { richClient, richProvider } from './life'

process.env.STORAGE_DIR = mkdtempSync(join(tmpdir(), 'khadamat-exports-'))

const asking = vi.hoisted(() => ({ actor: null as unknown }))
vi.mock('@/lib/core/auth', () => ({ currentActor: async () => asking.actor }))

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
})
afterAll(() => t.close())

const ask = (actor: User, code?: string, at = new Date()) =>
  t.db.transaction(tx => askExport(tx, actor, { code }, at))
const make = (exportId: string, attempts = 1) => prepareExport({ exportId }, { job: { attempts } })
const rowOf = async (id: string) => {
  const [row] = await t.db.select().from(dataExports).where(eq(dataExports.id, id))
  if (!row) throw new Error('no export')
  return row
}
async function fetchAs(actor: User | Visitor, id: string): Promise<Response> {
  asking.actor = actor
  const { GET } = await import('@/app/api/exports/[id]/route')
  return GET(new Request('http://localhost/'), { params: Promise.resolve({ id }) })
}
type Archive = { tables: Record<string, Record<string, unknown>[]> }
async function archiveOf(actor: User, id: string) {
  const response = await fetchAs(actor, id)
  expect(response.status).toBe(200)
  const entries = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const text = (name: string) => strFromU8(entries[name] ?? new Uint8Array())
  return { names: Object.keys(entries), entries, text, data: JSON.parse(text('data.json')) as Archive }
}

describe('a copy of one’s data', () => {
  test('holds every table that has the person, and the person’s files', async () => {
    const life = await richClient(t, 'copyclient')
    const [file] = await t.db.select().from(files).where(eq(files.id, life.file))
    const { storage } = await import('@/lib/services/storage')
    await storage().put(file?.storageKey ?? '', Buffer.from('a picture'))
    const { id } = await ask(life.client)
    await make(id)
    const { names, entries, text, data } = await archiveOf(life.client, id)
    for (const name of ['LISEZ-MOI.txt', 'اقرأني.txt', 'data.json']) expect(names).toContain(name)
    expect(text(`files/booking_photo-${life.file}.webp`)).toBe('a picture')
    // Whatever the registry knows of, and the client has rows in, is there under its name.
    const names_ = REGISTRY.map(({ table, part }) => (part ? `${table}-${part}` : table))
    expect(Object.keys(data.tables).sort()).toEqual([...names_].sort())
    const asClient = names_.filter(
      name =>
        !/provider|identity|offers|weekly|exceptions|time_off|answer_links|series|settings|-by-me$|-to-me$|data_exports/.test(
          name,
        ),
    )
    const holes = asClient.filter(name => (data.tables[name] ?? []).length === 0)
    expect(holes).toEqual([])
    expect(data.tables.users?.[0]).toMatchObject({ email: life.marks.email, phone: life.marks.phone })
    expect(text('tables/user_addresses.csv')).toContain(life.marks.address)
    expect([...(entries['tables/user_addresses.csv'] ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    // A telephone number begins like a formula.
    expect(text('tables/users.csv')).toContain(`'${life.marks.phone}`)
  })

  test('leaves out secrets, and what belongs to the other side', async () => {
    const life = await richProvider(t, 'copyprovider')
    const { id } = await ask(life.seller.owner)
    await make(id)
    const { data } = await archiveOf(life.seller.owner, id)
    const all = JSON.stringify(data)
    expect(all).toContain(life.marks.text)
    expect(all).not.toContain('1 rue du client')
    expect(all).not.toContain(life.client.userId)
    expect(all).not.toMatch(/password_hash|token_hash|totp_secret|storage_key|"check_code"/)
  })

  test('holds no review that is not published yet', async () => {
    const life = await richClient(t, 'blindreview')
    await t.db.execute(sql`
      update reviews set published_at = null, body = 'secret opinion' where id = ${life.review.provider ?? ''}`)
    const { id } = await ask(life.client)
    await make(id)
    const { data } = await archiveOf(life.client, id)
    expect(data.tables['reviews-about-me']).toEqual([])
    expect(JSON.stringify(data)).not.toContain('secret opinion')
  })

  test('is announced by one letter, and made once, however often the job runs', async () => {
    const client = await makeUser(t.db)
    const { id } = await ask(client)
    await make(id)
    const first = await rowOf(id)
    await make(id)
    expect(await rowOf(id)).toEqual(first)
    const letters = await t.db.select().from(emails).where(eq(emails.userId, client.userId))
    expect(letters.map(({ template }) => template)).toEqual(['export_ready'])
  })
})

describe('who may fetch it', () => {
  test('its owner, and each time leaves a trace; for strangers it does not exist', async () => {
    const [owner, stranger] = [await makeUser(t.db), await makeUser(t.db, { role: 'ADMIN' })]
    const { id } = await ask(owner)
    expect((await fetchAs(owner, id)).status, 'not ready yet').toBe(404)
    await make(id)
    const answers = [
      await fetchAs({ kind: 'visitor', ip: '127.0.0.1' }, id),
      await fetchAs(stranger, id),
      await fetchAs(owner, 'x'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    const response = await fetchAs(owner, id)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="khadamat-.*\.zip"$/)
    const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, id))
    expect(trail.map(({ action }) => action)).toEqual(['privacy.export_asked', 'privacy.export_downloaded'])
  })

  test('nobody after seven days: the bytes go, then the row forgets them', async () => {
    const owner = await makeUser(t.db)
    const { id } = await ask(owner)
    await make(id)
    const { storageKey, expiresAt } = await rowOf(id)
    const { storage } = await import('@/lib/services/storage')
    const end = expiresAt?.getTime() ?? 0
    await sweepExports(new Date(end - 1000))
    expect((await rowOf(id)).status).toBe('READY')
    await sweepExports(new Date(end))
    expect(await rowOf(id)).toMatchObject({ status: 'EXPIRED', storageKey: null })
    expect(await storage().get(storageKey ?? '')).toBeNull()
    expect((await fetchAs(owner, id)).status).toBe(404)
    await sweepExports(new Date(end))
  })

  test('nobody who reads the disk: the bytes are sealed', async () => {
    const owner = await makeUser(t.db)
    const { id } = await ask(owner)
    await make(id)
    const { storage } = await import('@/lib/services/storage')
    const stream = await storage().get((await rowOf(id)).storageKey ?? '')
    const bytes = Buffer.from(await new Response(stream).arrayBuffer())
    expect(bytes.subarray(0, 2).toString()).not.toBe('PK')
  })
})

describe('asking', () => {
  test('twice at once makes one copy', async () => {
    const client = await makeUser(t.db)
    const both = await Promise.all([ask(client), ask(client)])
    expect(both[0].id).toBe(both[1].id)
  })

  test('a fourth time within a day is refused, a day later not', async () => {
    const client = await makeUser(t.db)
    for (let copy = 0; copy < 3; copy++) await make((await ask(client, undefined, AT)).id)
    await expect(ask(client, undefined, AT)).rejects.toMatchObject({ code: 'exports.limit' })
    await expect(ask(client, undefined, new Date(AT.getTime() + 86_400_001))).resolves.toBeTruthy()
  })

  test('without the second factor of who has one is refused', async () => {
    const client = { ...(await makeUser(t.db)), twoFactor: true }
    await expect(ask(client, '123456')).rejects.toMatchObject({ code: 'accounts.code_wrong' })
  })

  test('a copy that cannot be made is given up after its tries, and may be asked for again', async () => {
    const client = await makeUser(t.db)
    const { id } = await ask(client)
    const services = await import('@/lib/services/storage')
    const broken = vi.spyOn(services, 'storage').mockReturnValue({
      put: () => Promise.reject(new Error('disk full')),
      get: async () => null,
      delete: async () => undefined,
    })
    await expect(make(id, 1)).rejects.toThrow('disk full')
    expect((await rowOf(id)).status).toBe('WAITING')
    await make(id, EXPORT_TRIES)
    broken.mockRestore()
    expect((await rowOf(id)).status).toBe('FAILED')
    expect((await ask(client)).id).not.toBe(id)
  })
})
