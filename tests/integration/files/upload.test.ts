import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count, eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditLog, files, rateLimits } from '@/db/schema'
import { MOST_FILE_BYTES, MOST_UNTIED } from '@/lib/files/domain/kinds'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { asking, makeFile, phonePhoto, visitor } from './scene'

vi.mock('@/lib/core/auth', () => ({ currentActor: async () => asking.actor }))

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
beforeEach(async () => {
  asking.actor = await makeUser(t.db)
})

type Answer = { data?: { id: string; width: number; height: number; size: number }; error?: { code: string } }

async function send(body: BodyInit, kind = 'BOOKING_PHOTO', headers: Record<string, string> = {}) {
  const { POST } = await import('@/app/api/files/route')
  const request = new NextRequest(`http://localhost/api/files?kind=${kind}`, {
    method: 'POST',
    body,
    headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', ...headers },
    duplex: 'half',
  } as ConstructorParameters<typeof NextRequest>[1])
  const response = await POST(request)
  return { status: response.status, ...((await response.json()) as Answer) }
}

async function read(id: string, query = '') {
  const { GET } = await import('@/app/api/files/[id]/route')
  return GET(new NextRequest(`http://localhost/api/files/${id}${query}`), { params: Promise.resolve({ id }) })
}

const stored = async () => Number((await t.db.select({ n: count() }).from(files))[0]?.n)
const blob = (bytes: Buffer) => new Blob([new Uint8Array(bytes)])

describe('sending a photo', () => {
  test('keeps it upright, without the place it was taken, and says so in the trail', async () => {
    const photo = await phonePhoto(3000, 1000)
    expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(50)
    const { status, data } = await send(blob(photo))
    expect(status).toBe(201)
    // Turned upright, then made to fit.
    expect(data).toMatchObject({ width: 667, height: 2000 })
    const answer = await read(data!.id)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.byteLength).toBe(data?.size)
    const kept = await sharp(bytes).metadata()
    expect(kept.exif).toBeUndefined()
    expect(kept.orientation).toBeUndefined()
    expect(bytes.includes('Redmi')).toBe(false)
    const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, data!.id))
    expect(trail.map(({ action }) => action).toSorted()).toEqual(['file.read', 'file.uploaded'])
  })

  test('small copies come in few widths and are made once', async () => {
    const { data } = await send(
      blob(
        await sharp({ create: { width: 900, height: 300, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
      ),
    )
    const width = async (query: string) =>
      (await sharp(Buffer.from(await (await read(data!.id, query)).arrayBuffer())).metadata()).width
    expect(await width('?w=160')).toBe(160)
    expect(await width('?w=160')).toBe(160)
    // Not one of ours: the whole picture, nothing computed.
    expect(await width('?w=161')).toBe(900)
    const copies = readdirSync(folder, { recursive: true }).filter(name => /-w\d+$/.test(String(name)))
    expect(copies).toHaveLength(1)
  })

  test('as the file of a form, too', async () => {
    const form = new FormData()
    form.set('note', 'x')
    form.set('file', blob(await phonePhoto()), '../../etc/passwd.php')
    const { status, data } = await send(form)
    expect(status).toBe(201)
    const [row] = await t.db.select().from(files).where(eq(files.id, data!.id))
    expect(row?.storageKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{32}$/)
  })

  test('a document is taken as evidence only, and handed out as a download', async () => {
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n')
    expect(await send(blob(pdf))).toMatchObject({ status: 415, error: { code: 'files.type' } })
    const { status, data } = await send(blob(pdf), 'EVIDENCE')
    expect(status).toBe(201)
    const answer = await read(data!.id)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  })
})

describe('what is refused, and leaves nothing behind', () => {
  test('a page that calls itself a photo', async () => {
    const before = await stored()
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<html>', 'GIF89a…']) {
      const answer = await send(new Blob([text], { type: 'image/jpeg' }), 'BOOKING_PHOTO', {
        'content-type': 'image/jpeg',
      })
      expect(answer).toMatchObject({ status: 415, error: { code: 'files.type' } })
    }
    expect(await stored()).toBe(before)
  })

  test('a photo that breaks off, or only begins like one', async () => {
    const whole = await phonePhoto(800, 600)
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])])
      expect(await send(blob(Buffer.from(bytes)))).toMatchObject({
        status: 422,
        error: { code: 'files.unreadable' },
      })
  })

  test('a bomb: a few kB that claim a hundred million pixels', async () => {
    const bomb = await sharp({
      create: { width: 11_000, height: 10_000, channels: 3, background: 'black' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.byteLength).toBeLessThan(MOST_FILE_BYTES)
    expect(await send(blob(bomb))).toMatchObject({ status: 422, error: { code: 'files.unreadable' } })
  })

  test('more than 10 MB, also when sent in chunks under a lying length', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 0xff)
    let left = 12
    const endless = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(chunk))
        else controller.close()
      },
    })
    const answer = await send(endless, 'BOOKING_PHOTO', { 'content-length': '100' })
    expect(answer).toMatchObject({ status: 413, error: { code: 'files.too_large' } })
    // It stopped reading at the limit.
    expect(left).toBeGreaterThanOrEqual(0)
  })

  test('nothing at all', async () => {
    expect(await send(new Blob([]))).toMatchObject({ status: 422, error: { code: 'files.empty' } })
  })

  test('a visitor, another site’s page, an unknown kind, a kind that is not this role’s', async () => {
    const photo = blob(await phonePhoto())
    expect(await send(photo, 'GALLERY')).toMatchObject({ status: 403 })
    expect(await send(photo, 'DOCUMENT')).toMatchObject({ status: 400 })
    expect(await send(photo, 'BOOKING_PHOTO', { 'sec-fetch-site': 'cross-site' })).toMatchObject({
      status: 403,
    })
    const foreign = { 'sec-fetch-site': '', origin: 'https://evil.example' }
    expect(await send(photo, 'BOOKING_PHOTO', foreign)).toMatchObject({ status: 403 })
    asking.actor = visitor
    expect(await send(photo)).toMatchObject({ status: 401, error: { code: 'auth.sign_in_required' } })
  })

  test('the upload that would be one too many to wait for its form', async () => {
    const actor = await makeUser(t.db)
    asking.actor = actor
    for (let index = 0; index < MOST_UNTIED; index++) await makeFile(t.db, actor, 'BOOKING_PHOTO')
    expect(await send(blob(await phonePhoto()))).toMatchObject({
      status: 409,
      error: { code: 'files.too_many' },
    })
  })

  test('too many within a quarter of an hour, before the body is read', async () => {
    const actor = await makeUser(t.db)
    asking.actor = actor
    const slot = Math.floor(Date.now() / 900_000)
    for (const at of [slot, slot + 1])
      await t.db
        .insert(rateLimits)
        .values({ key: `upload:${actor.userId}@${at}`, hits: 60, expiresAt: new Date(Date.now() + 900_000) })
    expect(await send(blob(await phonePhoto()))).toMatchObject({
      status: 429,
      error: { code: 'rate_limited' },
    })
  })
})

test('an upload can be taken back by its owner, and by nobody else', async () => {
  const { DELETE } = await import('@/app/api/files/[id]/route')
  const { data } = await send(blob(await phonePhoto()))
  const owner = asking.actor
  const remove = async () =>
    (
      await DELETE(
        new NextRequest(`http://localhost/api/files/${data!.id}`, {
          method: 'DELETE',
          headers: { 'sec-fetch-site': 'same-origin' },
        }),
        { params: Promise.resolve({ id: data!.id }) },
      )
    ).status
  asking.actor = await makeUser(t.db)
  expect(await remove()).toBe(404)
  asking.actor = owner
  expect(await remove()).toBe(200)
  expect(await remove()).toBe(404)
  expect((await read(data!.id)).status).toBe(404)
})
