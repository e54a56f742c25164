import { count, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookingEvents, bookings, offers } from '@/db/schema'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const TEN = '2026-11-26T10:00:00.000Z'

const send = (actor: User, input: ReturnType<typeof requestInput>, at = AT) =>
  t.db.transaction(tx => requestBooking(tx, actor, input, at))

const jobs = (task: string, bookingId: string) =>
  t.db.execute<{ run_at: string }>(sql`
    select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
     where k.identifier = ${task} and j.payload->>'bookingId' = ${bookingId}`)

describe('asking for a slot', () => {
  test('writes the booking with a server-made price, one history row and its two jobs', async () => {
    const [client, provider] = [await makeUser(t.db), await makeProvider(t.db)]
    const { id, repeated } = await send(client, requestInput(provider.offerId, TEN))
    expect(repeated).toBe(false)
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
    expect(row).toMatchObject({
      status: 'PENDING',
      version: 1,
      wallDate: '2026-11-26',
      wallMinutes: 600,
      zone: 'Africa/Casablanca',
      total: 15_000,
      paymentMethod: 'CASH',
      clientId: client.userId,
      providerId: provider.providerId,
    })
    expect(row?.startsAt.toISOString()).toBe(TEN)
    expect(row?.expiresAt?.toISOString()).toBe('2026-11-26T08:00:00.000Z')
    const history = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
    expect(history).toHaveLength(1)
    expect(history[0]).toMatchObject({
      transition: 'request',
      fromStatus: null,
      toStatus: 'PENDING',
      actorKind: 'client',
    })
    expect(await jobs('notify_booking', id)).toHaveLength(1)
    const [timer] = await jobs('booking_timer', id)
    expect(new Date(timer?.run_at ?? 0).toISOString()).toBe('2026-11-26T08:00:00.000Z')
  })

  test('a price that changed since the form was made is shown before it is agreed to', async () => {
    const [client, provider] = [await makeUser(t.db), await makeProvider(t.db)]
    const shown = requestInput(provider.offerId, TEN, { seen: 15_000 })
    await t.db.update(offers).set({ price: 90_000 }).where(eq(offers.id, provider.offerId))
    await expect(send(client, shown)).rejects.toMatchObject({ code: 'booking.price_changed' })
    const { id } = await send(client, { ...shown, seen: 90_000 })
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
    expect(row?.total).toBe(90_000)
    // Sent once more it is a booking that is made, whatever it costs by now.
    expect(await send(client, { ...shown, seen: 90_000 })).toEqual({ id, repeated: true })
  })

  test('the same form sent twice, also at once, makes one booking', async () => {
    const [client, provider] = [await makeUser(t.db), await makeProvider(t.db)]
    const input = requestInput(provider.offerId, TEN)
    const answers = await Promise.all([send(client, input), send(client, input), send(client, input)])
    expect(new Set(answers.map(answer => answer.id)).size).toBe(1)
    expect(answers.filter(answer => !answer.repeated)).toHaveLength(1)
    const [{ made } = { made: 0 }] = await t.db
      .select({ made: count() })
      .from(bookings)
      .where(eq(bookings.clientId, client.userId))
    expect(made).toBe(1)
  })

  test('the form sent again with another slot chosen is another request', async () => {
    const [client, provider] = [await makeUser(t.db), await makeProvider(t.db)]
    const input = requestInput(provider.offerId, TEN)
    const first = await send(client, input)
    const other = { ...input, start: new Date('2026-11-26T15:00:00.000Z') }
    const answers = [await send(client, other), await send(client, other)]
    expect(answers[0]).toMatchObject({ repeated: false })
    expect(answers[1]).toEqual({ id: answers[0]?.id, repeated: true })
    expect(answers[0]?.id).not.toBe(first.id)
    const rows = await t.db.select().from(bookings).where(eq(bookings.clientId, client.userId))
    expect(rows.map(row => row.wallMinutes).sort()).toEqual([600, 900])
  })

  test('two tabs of one client on one slot make one booking', async () => {
    const [client, provider] = [await makeUser(t.db), await makeProvider(t.db)]
    const answers = await Promise.all([
      send(client, requestInput(provider.offerId, TEN)),
      send(client, requestInput(provider.offerId, TEN)),
    ])
    expect(answers[0].id).toBe(answers[1].id)
  })

  test('64 clients race for one slot: one wins, 63 are told it is taken', async () => {
    const provider = await makeProvider(t.db)
    const clients = await Promise.all(Array.from({ length: 64 }, () => makeUser(t.db)))
    const outcomes = await Promise.allSettled(
      clients.map(client => send(client, requestInput(provider.offerId, TEN))),
    )
    const refusals = outcomes
      .filter(outcome => outcome.status === 'rejected')
      .map(outcome => outcome.reason.code)
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(refusals).toEqual(Array.from({ length: 63 }, () => 'booking.slot_taken'))
    const rows = await t.db.select().from(bookings).where(eq(bookings.providerId, provider.providerId))
    expect(rows).toHaveLength(1)
  })

  test('overlapping starts race too: the buffers count', async () => {
    const provider = await makeProvider(t.db)
    const starts = ['10:00', '10:30', '11:00', '09:30', '09:00'].map(time => `2026-11-26T${time}:00.000Z`)
    const clients = await Promise.all(starts.map(() => makeUser(t.db)))
    await Promise.allSettled(
      clients.map((client, i) => send(client, requestInput(provider.offerId, starts[i] ?? TEN))),
    )
    const rows = await t.db.select().from(bookings).where(eq(bookings.providerId, provider.providerId))
    const blocked = rows.map(row => [row.startsAt.getTime(), row.endsAt.getTime() + 30 * 60_000] as const)
    for (const [a, b] of blocked) {
      expect(blocked.filter(([c, d]) => c < b && a < d)).toHaveLength(1)
    }
  })

  test.each([
    ['an unverified address', 'auth.email_not_verified', { verified: false }, {}],
    ['a provider', 'booking.clients_only', { role: 'PROVIDER' as const }, {}],
    ['a foreign or made-up offer', 'booking.offer_unknown', {}, { offer: 2_000_000_000 }],
    ['the past', 'booking.slot_past', {}, { start: new Date('2026-11-24T10:00:00Z') }],
    ['too short a notice', 'booking.notice_too_short', {}, { start: new Date('2026-11-25T08:30:00Z') }],
    ['a start off the grid', 'booking.slot_off_grid', {}, { start: new Date('2026-11-26T10:07:00Z') }],
    ['closed hours', 'booking.outside_hours', {}, { start: new Date('2026-11-26T23:00:00Z') }],
    ['a day beyond the horizon', 'booking.beyond_horizon', {}, { start: new Date('2027-11-26T10:00:00Z') }],
    ['a district of another city', 'invalid', {}, { district: 'gueliz' }],
  ])('%s is refused and leaves nothing', async (_, code, person, changes) => {
    const [client, provider] = [await makeUser(t.db, person), await makeProvider(t.db)]
    await expect(send(client, requestInput(provider.offerId, TEN, changes))).rejects.toMatchObject({ code })
    const rows = await t.db.select().from(bookings).where(eq(bookings.clientId, client.userId))
    expect(rows).toEqual([])
  })

  test('an offer of a provider who is not approved does not exist', async () => {
    const client = await makeUser(t.db)
    const provider = await makeProvider(t.db, { status: 'DRAFT' })
    await expect(send(client, requestInput(provider.offerId, TEN))).rejects.toMatchObject({
      code: 'booking.offer_unknown',
    })
  })

  test('a sixth open request is refused, also when all are sent at once', async () => {
    const client = await makeUser(t.db)
    const sellers = await Promise.all(Array.from({ length: 8 }, () => makeProvider(t.db)))
    const outcomes = await Promise.allSettled(
      sellers.map(seller => send(client, requestInput(seller.offerId, TEN))),
    )
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(5)
    const codes = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(codes).toEqual(Array.from({ length: 3 }, () => 'booking.too_many_open'))
  })

  test('a day that is full takes no more', async () => {
    const provider = await makeProvider(t.db, { dailyCap: 1 })
    await send(await makeUser(t.db), requestInput(provider.offerId, TEN))
    await expect(
      send(await makeUser(t.db), requestInput(provider.offerId, '2026-11-26T15:00:00.000Z')),
    ).rejects.toMatchObject({ code: 'booking.day_full' })
  })

  test('the last place of a day is given once, however many ask at the same time', async () => {
    const provider = await makeProvider(t.db, { dailyCap: 2 })
    const starts = ['09:00', '11:00', '13:00', '15:00', '17:00'].map(time => `2026-11-26T${time}:00.000Z`)
    const clients = await Promise.all(starts.map(() => makeUser(t.db)))
    await Promise.allSettled(
      clients.map((client, i) => send(client, requestInput(provider.offerId, starts[i] ?? TEN))),
    )
    const rows = await t.db.select().from(bookings).where(eq(bookings.providerId, provider.providerId))
    expect(rows).toHaveLength(2)
  })
})
