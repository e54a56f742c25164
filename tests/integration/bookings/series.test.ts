import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog, bookingSeries, bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { moveSeries } from '@/lib/bookings/commands/series'
import { listBookings } from '@/lib/bookings/queries/list'
import { seriesOf } from '@/lib/bookings/queries/series'
import type { System, User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const TEN = '2026-11-27T10:00:00.000Z'
const SYSTEM: System = { kind: 'system' }
/** Thursdays without a holiday. */
const DATES = [
  '2026-11-26',
  '2026-12-03',
  '2026-12-10',
  '2026-12-17',
  '2026-12-24',
  '2026-12-31',
  '2027-01-07',
]

const scene = async () => ({ client: await makeUser(t.db), seller: await makeProvider(t.db) })
const ask = (actor: User, offer: number, changes = {}, start = TEN) =>
  t.db.transaction(tx =>
    requestBooking(
      tx,
      actor,
      requestInput(offer, start, { repeat: 'WEEKLY', times: 4, confirmed: [], ...changes }),
      AT,
    ),
  )
const answer = (
  actor: User | System,
  id: string,
  act: 'accept' | 'refuse' | 'expire' | 'end',
  attempt: { version?: number; reason?: string } = {},
  at = AT,
) => t.db.transaction(tx => moveSeries(tx, actor, id, act, at, attempt))
const rowsOf = (client: User) =>
  t.db.select().from(bookings).where(eq(bookings.clientId, client.userId)).orderBy(asc(bookings.startsAt))
const states = async (client: User) => (await rowsOf(client)).map(row => row.status)
/** How many messages wait to be written about bookings of this client. */
async function told(client: User): Promise<number> {
  const rows = await t.db.execute(
    `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
      where k.identifier = 'notify_booking'
        and (payload->>'bookingId')::uuid in (select id from bookings where client_id = '${client.userId}')`,
  )
  return rows.length
}

describe('asking for a series', () => {
  test('writes each occurrence with its own price and one message, beyond the horizon too', async () => {
    const { client, seller } = await scene()
    const { id } = await ask(client, seller.offerId, { times: 7 }, '2026-11-26T10:00:00.000Z')
    const rows = await rowsOf(client)
    expect(rows.map(row => row.wallDate)).toEqual(DATES)
    expect(rows[0]?.id).toBe(id)
    for (const row of rows) {
      expect(row).toMatchObject({
        status: 'PENDING',
        total: 15_000,
        wallMinutes: 600,
        seriesId: rows[0]?.seriesId,
      })
      expect(row.expiresAt).toEqual(rows[0]?.expiresAt)
    }
    expect(
      await t.db.select().from(bookingSeries).where(eq(bookingSeries.clientId, client.userId)),
    ).toMatchObject([{ rhythm: 'WEEKLY', occurrences: 7, firstDate: '2026-11-26', wallMinutes: 600 }])
    expect(await told(client)).toBe(1)
    const { items } = await listBookings(
      t.db,
      client,
      'upcoming',
      { status: null, text: '', from: null, to: null },
      AT,
    )
    expect(items.map(item => [item.seriesPlace, item.seriesCount]).slice(0, 3)).toEqual([
      [1, 7],
      [2, 7],
      [3, 7],
    ])
  })

  test('counts as one open request', async () => {
    const { client, seller } = await scene()
    await ask(client, seller.offerId, { times: 12, repeat: 'FORTNIGHTLY' })
    for (const hour of ['12', '14', '16', '18']) {
      await ask(client, seller.offerId, { repeat: 'once' }, `2026-11-27T${hour}:00:00.000Z`)
    }
    await expect(
      ask(client, seller.offerId, { repeat: 'once' }, '2026-11-28T12:00:00.000Z'),
    ).rejects.toMatchObject({ code: 'booking.too_many_open' })
  })

  test('tells which days are free and writes nothing, then takes exactly those agreed to', async () => {
    const { client, seller } = await scene()
    await ask(await makeUser(t.db), seller.offerId, { repeat: 'once' }, '2026-12-04T10:00:00.000Z')
    const free = ['2026-11-27', '2026-12-11', '2026-12-18']
    await expect(ask(client, seller.offerId)).rejects.toMatchObject({
      code: 'booking.series_partly',
      params: { free: free.join(), taken: '2026-12-04' },
    })
    await expect(ask(client, seller.offerId, { confirmed: ['2026-11-27'] })).rejects.toMatchObject({
      code: 'booking.series_partly',
    })
    expect(await rowsOf(client)).toEqual([])
    await ask(client, seller.offerId, { confirmed: free })
    expect((await rowsOf(client)).map(row => row.wallDate)).toEqual(free)
  })

  test('is refused when the first day is not free, or only one is', async () => {
    const { client, seller } = await scene()
    const other = await makeUser(t.db)
    await ask(other, seller.offerId, { repeat: 'once' })
    await expect(ask(client, seller.offerId)).rejects.toMatchObject({ code: 'booking.slot_taken' })
    await ask(other, seller.offerId, { repeat: 'once' }, '2026-12-05T10:00:00.000Z')
    await expect(ask(client, seller.offerId, { times: 2 }, '2026-11-28T10:00:00.000Z')).rejects.toMatchObject(
      { code: 'booking.series_too_few' },
    )
    await expect(ask(client, seller.offerId, {}, '2027-02-05T10:00:00.000Z')).rejects.toMatchObject({
      code: 'booking.beyond_horizon',
    })
  })

  test('two who want the same series at once: one has all of it, the other nothing', async () => {
    const { seller } = await scene()
    const clients = [await makeUser(t.db), await makeUser(t.db)] as const
    const outcomes = await Promise.allSettled(clients.map(client => ask(client, seller.offerId)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const counts = await Promise.all(clients.map(async client => (await rowsOf(client)).length))
    expect(counts.sort()).toEqual([0, 4])
  })

  test('sent twice it is one series', async () => {
    const { client, seller } = await scene()
    const key = crypto.randomUUID()
    await Promise.all([1, 2].map(() => ask(client, seller.offerId, { key })))
    expect(await rowsOf(client)).toHaveLength(4)
  })
})

describe('answering a series', () => {
  test('all at once: every occurrence has its history and trace, one message goes out', async () => {
    const { client, seller } = await scene()
    const { id } = await ask(client, seller.offerId)
    await answer(seller.owner as User, id, 'accept', { version: 1 })
    expect(await states(client)).toEqual(Array(4).fill('CONFIRMED'))
    expect(await told(client)).toBe(2)
    const [row] = await rowsOf(client)
    expect(
      await t.db
        .select()
        .from(auditLog)
        .where(eq(auditLog.targetId, row?.id ?? '')),
    ).toHaveLength(2)
  })

  test('one by one, then the rest', async () => {
    const { client, seller } = await scene()
    const { id } = await ask(client, seller.offerId)
    const second = (await rowsOf(client))[1]?.id ?? ''
    await t.db.transaction(tx => moveBooking(tx, seller.owner as User, second, 'accept', AT))
    await expect(answer(seller.owner as User, id, 'refuse')).rejects.toMatchObject({
      code: 'booking.reason_required',
    })
    expect(await states(client)).toEqual(['PENDING', 'CONFIRMED', 'PENDING', 'PENDING'])
    await answer(seller.owner as User, id, 'refuse', { reason: 'Complet' })
    expect(await states(client)).toEqual(['REJECTED', 'CONFIRMED', 'REJECTED', 'REJECTED'])
  })

  test('the client ends one, or one and all that follow', async () => {
    const { client, seller } = await scene()
    const { id } = await ask(client, seller.offerId)
    await answer(seller.owner as User, id, 'accept')
    const [first, , third] = await rowsOf(client)
    await t.db.transaction(tx => moveBooking(tx, client, first?.id ?? '', 'cancel', AT))
    await answer(client, third?.id ?? '', 'end')
    expect(await states(client)).toEqual(['CANCELLED', 'CONFIRMED', 'CANCELLED', 'CANCELLED'])
  })

  test('unanswered it lapses as a whole, with one message', async () => {
    const { client, seller } = await scene()
    const { id } = await ask(client, seller.offerId)
    const due = new Date(AT.getTime() + 24 * 3_600_000)
    await answer(SYSTEM, id, 'expire', {}, due)
    expect(await states(client)).toEqual(Array(4).fill('REJECTED'))
    expect(await told(client)).toBe(2)
    const last = (await rowsOf(client))[3]?.id ?? ''
    await expect(answer(SYSTEM, last, 'expire', {}, due)).rejects.toMatchObject({
      code: 'booking.not_allowed',
    })
  })

  test('not by a stranger, not on an old page, not twice', async () => {
    const { client, seller } = await scene()
    const { id } = await ask(client, seller.offerId)
    for (const stranger of [await makeUser(t.db), (await makeProvider(t.db)).owner as User]) {
      await expect(answer(stranger, id, 'end', { reason: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(answer(client, id, 'accept')).rejects.toMatchObject({ code: 'booking.not_allowed' })
    const outcomes = await Promise.allSettled([
      answer(seller.owner as User, id, 'accept', { version: 1 }),
      answer(seller.owner as User, id, 'accept', { version: 1 }),
      answer(client, id, 'end', { version: 1 }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(new Set(await states(client)).size).toBe(1)
    expect((await seriesOf(t.db, id))?.items).toHaveLength(4)
  })

  test('a single booking is answered alone and has nothing after it', async () => {
    const { client, seller } = await scene()
    const { id } = await ask(client, seller.offerId, { repeat: 'once' })
    await expect(answer(client, id, 'end')).rejects.toMatchObject({ code: 'booking.not_allowed' })
    await answer(seller.owner as User, id, 'accept')
    expect(await states(client)).toEqual(['CONFIRMED'])
  })

  test('where bookings are taken at once the whole series is confirmed, told once', async () => {
    const { client, seller } = await scene()
    await t.db.execute(`update providers set instant_booking = true where id = ${seller.providerId}`)
    await ask(client, seller.offerId)
    expect(await states(client)).toEqual(Array(4).fill('CONFIRMED'))
    expect(await told(client)).toBe(1)
  })
})
