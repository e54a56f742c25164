import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { bookings, calendarFeeds, rateLimits, users } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { endFeed, renewFeed } from '@/lib/calendar/commands'
import { ownFeed } from '@/lib/calendar/queries/feed'
import type { Actor, User } from '@/lib/core/actor'
import { resetClock, setClock } from '@/lib/time/clock'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

// The two things a route knows of its request.
const here = vi.hoisted(() => ({ actor: { kind: 'visitor', ip: '41.140.9.9' } as Actor }))
vi.mock('@/lib/core/auth', () => ({ currentActor: async () => here.actor }))
vi.mock('@/lib/core/ip', () => ({ clientIp: async () => '41.140.9.9' }))

// Next's own way to the words needs a request; the words are the real ones.
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  const words = { fr: await import('@/messages/fr.json'), ar: await import('@/messages/ar.json') }
  const getTranslations = async ({ locale, namespace }: { locale: 'fr' | 'ar'; namespace: 'calendar' }) =>
    createTranslator({ locale, namespace, messages: words[locale].default })
  return { getTranslations }
})

let t: TestDatabase
let feed: typeof import('@/app/api/calendar/[file]/route')
let single: typeof import('@/app/api/bookings/[file]/route')
let client: User
let owner: User
let id: string

const ADDRESS = '12 rue Tarik Ibn Ziad, 3e étage; escalier B\\C'

beforeAll(async () => {
  t = await openTestDatabase()
  feed = await import('@/app/api/calendar/[file]/route')
  single = await import('@/app/api/bookings/[file]/route')
  const seller = await makeProvider(t.db)
  owner = seller.owner
  client = await makeUser(t.db)
  const input = requestInput(seller.offerId, '2026-11-27T10:00:00Z', {
    address: ADDRESS,
    title: `Fuite, urgente; ${'très '.repeat(20)}`,
  })
  id = (await t.db.transaction(tx => requestBooking(tx, client, input, AT))).id
  setClock(() => AT)
  return async () => {
    resetClock()
    await t.close()
  }
})
beforeEach(() => t.db.delete(rateLimits))

const get = (url: string, headers: Record<string, string> = {}) =>
  new NextRequest(`http://localhost${url}`, { headers })
const read = (token: string, headers?: Record<string, string>) =>
  feed.GET(get('/api/calendar', headers), { params: Promise.resolve({ file: `${token}.ics` }) })
const download = (who: Actor, booking = id) => {
  here.actor = who
  return single.GET(get('/api/bookings?locale=fr'), { params: Promise.resolve({ file: `${booking}.ics` }) })
}
const tokenOf = async (who: User) => (await ownFeed(t.db, who.userId))?.token ?? ''

function eventsIn(text: string) {
  const root = new ICAL.Component(ICAL.parse(text))
  return root.getAllSubcomponents('vevent').map(each => {
    const event = new ICAL.Event(each)
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: String(each.getFirstPropertyValue('status')),
      summary: event.summary,
      description: event.description,
      location: event.location,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
    }
  })
}

describe('one appointment', () => {
  test('is UTC with Z, folded by octets, and reads back what was written', async () => {
    const response = await download(client)
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await response.text()
    expect(text).toMatch(/^DTSTART:20261127T100000Z\r$/m)
    expect(text).toMatch(/^DTEND:20261127T110000Z\r$/m)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replace(/\r\n/g, '')).not.toContain('\n')
    const [event] = eventsIn(text)
    expect(event).toMatchObject({ uid: `${id}@khadamat`, sequence: 1, status: 'TENTATIVE', location: null })
    expect(event?.description).toContain(`Fuite, urgente; ${'très '.repeat(20)}`.trim())
  })

  test('keeps its name, counts up and follows its state; the address comes with the confirmation', async () => {
    expect((await (await download(owner)).text()).replace(/\r\n /g, '')).not.toContain('Tarik')
    await t.db.transaction(tx => moveBooking(tx, owner, id, 'accept', AT))
    const [firm] = eventsIn(await (await download(owner)).text())
    expect(firm).toMatchObject({ uid: `${id}@khadamat`, sequence: 2, status: 'CONFIRMED' })
    expect(firm?.location).toContain(ADDRESS)
    expect(firm?.summary).toContain('Nadia')
    expect(firm?.summary).not.toContain('Amrani')
  })

  test('does not exist for strangers, visitors and made-up names', async () => {
    const strangers: Actor[] = [
      await makeUser(t.db),
      (await makeProvider(t.db)).owner,
      { kind: 'visitor', ip: '41.140.9.9' },
    ]
    for (const stranger of strangers) expect((await download(stranger)).status).toBe(404)
    expect((await download(client, "x' or 1=1")).status).toBe(404)
    expect((await download(client, crypto.randomUUID())).status).toBe(404)
  })
})

describe('the private feed', () => {
  test('shows the owner’s bookings and nobody else’s, in their language', async () => {
    const other = (await makeProvider(t.db)).owner
    for (const who of [client, owner, other]) await t.db.transaction(tx => renewFeed(tx, who, AT))
    await t.db.update(users).set({ locale: 'ar' }).where(eq(users.id, client.userId))
    const [mine, theirs, nothing] = await Promise.all(
      [client, owner, other].map(async who => (await read(await tokenOf(who))).text()),
    )
    expect(eventsIn(mine ?? '').map(event => event.uid)).toEqual([`${id}@khadamat`])
    expect(mine).toContain('X-WR-CALNAME:خدمات')
    expect(eventsIn(theirs ?? '')).toHaveLength(1)
    expect(eventsIn(nothing ?? '')).toEqual([])
  })

  test('answers a program that has it already in a line, until something changes', async () => {
    const token = await tokenOf(owner)
    const mark = (await read(token)).headers.get('etag') ?? ''
    const again = await read(token, { 'if-none-match': `"old", W/${mark}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await t.db.transaction(tx => moveBooking(tx, owner, id, 'cancel', AT, { reason: 'Panne' }))
    const changed = await read(token, { 'if-none-match': mark })
    expect(changed.status).toBe(200)
    expect(eventsIn(await changed.text())[0]).toMatchObject({
      uid: `${id}@khadamat`,
      sequence: 3,
      status: 'CANCELLED',
      location: null,
    })
  })

  test('reaches back thirty days, by Moroccan midnight', async () => {
    const token = await tokenOf(owner)
    const movedTo = async (start: string) => {
      const startsAt = new Date(start)
      const endsAt = new Date(startsAt.getTime() + 3_600_000)
      const period = `[${startsAt.toISOString()},${endsAt.toISOString()})`
      await t.db
        .update(bookings)
        .set({ startsAt, endsAt, blockedPeriod: period as never })
        .where(eq(bookings.id, id))
      return eventsIn(await (await read(token)).text()).length
    }
    expect(await movedTo('2026-10-26T00:00:00Z')).toBe(1)
    expect(await movedTo('2026-10-25T23:59:00Z')).toBe(0)
    expect(await movedTo('2026-11-27T10:00:00Z')).toBe(1)
  })

  test('stores no secret; a renewed address kills the old one, and off is off', async () => {
    const old = await tokenOf(client)
    const [row] = await t.db.select().from(calendarFeeds).where(eq(calendarFeeds.userId, client.userId))
    expect(JSON.stringify(row)).not.toContain(old)
    await t.db.transaction(tx => renewFeed(tx, client, AT))
    const fresh = await tokenOf(client)
    expect((await read(old)).status).toBe(404)
    expect((await read(fresh)).status).toBe(200)
    await t.db.transaction(tx => endFeed(tx, client, AT))
    await t.db.transaction(tx => endFeed(tx, client, AT))
    expect((await read(fresh)).status).toBe(404)
    expect(await ownFeed(t.db, client.userId)).toBeNull()
  })

  test('closes with the account', async () => {
    const token = await tokenOf(owner)
    await t.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, owner.userId))
    expect((await read(token)).status).toBe(404)
    await t.db.update(users).set({ status: 'ACTIVE' }).where(eq(users.id, owner.userId))
  })

  test('slows down who tries addresses, not who knows one', async () => {
    const token = await tokenOf(owner)
    const tries = []
    for (let i = 0; i < 31; i++) tries.push((await read('a'.repeat(43))).status)
    expect(tries.slice(0, 30).every(status => status === 404)).toBe(true)
    expect(tries.at(-1)).toBe(429)
    expect((await read(token)).status).toBe(200)
  })
})
