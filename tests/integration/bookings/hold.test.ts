import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog, bookingEvents, bookings, providers } from '@/db/schema'
import { slotsOfDay } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import { holdSlot, releaseHold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { findHold } from '@/lib/bookings/queries/hold'
import { findBooking } from '@/lib/bookings/queries/view'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const TEN = '2026-11-27T10:00:00.000Z'
const TWO = '2026-11-27T14:00:00.000Z'
const minutes = (count: number) => new Date(AT.getTime() + count * 60_000)

const scene = async () => ({ client: await makeUser(t.db), seller: await makeProvider(t.db) })
const hold = (actor: User, offer: number, start = TEN, at = AT) =>
  t.db.transaction(tx => holdSlot(tx, actor, { offer, start: new Date(start) }, at))
const request = (actor: User, offer: number, start = TEN, at = AT, changes = {}) =>
  t.db.transaction(tx => requestBooking(tx, actor, requestInput(offer, start, changes), at))
const release = (actor: User, id: string, at = AT) => t.db.transaction(tx => releaseHold(tx, actor, id, at))
const rowsOf = (client: User) => t.db.select().from(bookings).where(eq(bookings.clientId, client.userId))
const stepsOf = async (id: string) => {
  const rows = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
  return rows.sort((a, b) => a.version - b.version).map(row => row.transition)
}

describe('a slot kept for a while', () => {
  test('is taken for others, stands in no list, and becomes the request', async () => {
    const { client, seller } = await scene()
    const { id } = await hold(client, seller.offerId)
    expect(await rowsOf(client)).toMatchObject([
      { id, status: 'HOLD', expiresAt: minutes(15), requestedAt: null },
    ])
    const found = (await loadCalendars(t.db, [seller.providerId], { from: '2026-11-27', days: 1 })).get(
      seller.providerId,
    )
    if (!found) throw new Error('no calendar')
    const free = slotsOfDay(found.calendar, { ...found.rules, durationMinutes: 60 }, '2026-11-27', AT)
    expect(free.map(slot => slot.wall)).not.toContain('10:00')
    await expect(request(await makeUser(t.db), seller.offerId)).rejects.toMatchObject({
      code: 'booking.slot_taken',
    })
    for (const actor of [client, seller.owner as User]) expect(await findBooking(t.db, actor, id)).toBeNull()
    const asked = await request(client, seller.offerId, TEN, minutes(10))
    expect(asked).toEqual({ id, repeated: false })
    expect(await rowsOf(client)).toMatchObject([
      { id, status: 'PENDING', title: 'Fuite sous l’évier', requestedAt: minutes(10), total: 15_000 },
    ])
    expect(await stepsOf(id)).toEqual(['hold', 'request'])
    const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, id))
    expect(trail.map(row => row.action).sort()).toEqual(['booking.hold', 'booking.request'])
  })

  test('asked for twice is one; the form sent twice is one request', async () => {
    const { client, seller } = await scene()
    const first = await hold(client, seller.offerId)
    expect(await hold(client, seller.offerId, TEN, minutes(1))).toEqual(first)
    const key = crypto.randomUUID()
    await request(client, seller.offerId, TEN, AT, { key })
    expect(await request(client, seller.offerId, TEN, AT, { key })).toEqual({ id: first.id, repeated: true })
    expect(await rowsOf(client)).toHaveLength(1)
  })

  test('another one takes the place of the first', async () => {
    const { client, seller } = await scene()
    const first = await hold(client, seller.offerId)
    const second = await hold(client, seller.offerId, TWO)
    const rows = await rowsOf(client)
    expect(rows.find(row => row.id === first.id)).toMatchObject({
      status: 'CANCELLED',
      reasonCode: 'RELEASED',
    })
    expect((await findHold(t.db, client))?.id).toBe(second.id)
    await hold(await makeUser(t.db), seller.offerId)
  })

  test('a request for another slot gives it back', async () => {
    const { client, seller } = await scene()
    await hold(client, seller.offerId)
    await request(client, seller.offerId, TWO)
    expect(await findHold(t.db, client)).toBeNull()
    await hold(await makeUser(t.db), seller.offerId)
  })

  test('released by hand or by its timer, it is free; a stranger cannot', async () => {
    const { client, seller } = await scene()
    const { id } = await hold(client, seller.offerId)
    for (const stranger of [await makeUser(t.db), (await makeProvider(t.db)).owner as User]) {
      await expect(release(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(release(seller.owner as User, id)).rejects.toMatchObject({ code: 'booking.not_allowed' })
    await release(client, id)
    await expect(release(client, id)).rejects.toMatchObject({ code: 'booking.not_allowed' })
    const again = await hold(client, seller.offerId)
    const ring = (at: Date) =>
      t.db.transaction(tx => moveBooking(tx, { kind: 'system' }, again.id, 'release', at))
    await expect(ring(minutes(14))).rejects.toMatchObject({ code: 'booking.not_allowed' })
    await ring(minutes(15))
    expect(await findHold(t.db, client)).toBeNull()
  })

  test('run out, the request still goes through while the slot is free, and not once it is taken', async () => {
    const { client, seller } = await scene()
    await hold(client, seller.offerId)
    const { id } = await request(client, seller.offerId, TEN, minutes(16))
    expect(await stepsOf(id)).toEqual(['request'])
    const [late, quick] = [await makeUser(t.db), await makeUser(t.db)]
    const kept = await hold(late, seller.offerId, TWO)
    await t.db.transaction(tx => moveBooking(tx, { kind: 'system' }, kept.id, 'release', minutes(15)))
    await request(quick, seller.offerId, TWO, minutes(16))
    await expect(request(late, seller.offerId, TWO, minutes(16))).rejects.toMatchObject({
      code: 'booking.slot_taken',
    })
  })

  test('that was asked for in time is not refused for the notice', async () => {
    const { client, seller } = await scene()
    await t.db.update(providers).set({ minNoticeMinutes: 120 }).where(eq(providers.id, seller.providerId))
    const soon = '2026-11-25T10:00:00.000Z'
    const { id } = await hold(client, seller.offerId, soon)
    expect((await request(client, seller.offerId, soon, minutes(10))).id).toBe(id)
  })

  test('counts as an open request', async () => {
    const { client, seller } = await scene()
    for (const hour of [8, 11, 13, 15])
      await request(client, seller.offerId, `2026-11-28T${String(hour).padStart(2, '0')}:00:00.000Z`)
    await hold(client, seller.offerId, TWO)
    // Its own request is the fifth; a sixth there is not.
    await request(client, seller.offerId, TWO)
    await expect(hold(client, seller.offerId)).rejects.toMatchObject({ code: 'booking.too_many_open' })
  })

  test('is refused to those who may not book, and where there is no slot', async () => {
    const { client, seller } = await scene()
    const refusals: [User, number, string, string][] = [
      [seller.owner as User, seller.offerId, TEN, 'booking.clients_only'],
      [await makeUser(t.db, { verified: false }), seller.offerId, TEN, 'auth.email_not_verified'],
      [client, 999_999, TEN, 'booking.offer_unknown'],
      [client, seller.offerId, '2026-11-27T22:00:00.000Z', 'booking.outside_hours'],
    ]
    for (const [actor, offer, start, code] of refusals) {
      await expect(hold(actor, offer, start), code).rejects.toMatchObject({ code })
    }
    expect(await rowsOf(client)).toEqual([])
  })

  test('many at once: one keeps it', async () => {
    const { seller } = await scene()
    const clients = await Promise.all(Array.from({ length: 8 }, () => makeUser(t.db)))
    const outcomes = await Promise.allSettled(clients.map(client => hold(client, seller.offerId)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'booking.slot_taken' })
    }
  })
})

describe('where the provider takes bookings at once', () => {
  const instant = async () => {
    const { client, seller } = await scene()
    await t.db.update(providers).set({ instantBooking: true }).where(eq(providers.id, seller.providerId))
    return { client, seller }
  }

  test('the request is confirmed in the same breath: two rows of history, one message', async () => {
    const { client, seller } = await instant()
    const { id } = await request(client, seller.offerId)
    expect(await rowsOf(client)).toMatchObject([
      { id, status: 'CONFIRMED', version: 2, expiresAt: null, confirmedAt: AT },
    ])
    const history = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
    expect(history.map(row => [row.transition, row.actorKind])).toEqual([
      ['request', 'client'],
      ['accept', 'system'],
    ])
    const jobs = await t.db.execute<{ payload: { version: number } }>(
      `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
        where k.identifier = 'notify_booking' and payload->>'bookingId' = '${id}'`,
    )
    expect(jobs.map(job => job.payload.version)).toEqual([2])
  })

  test('also from a hold', async () => {
    const { client, seller } = await instant()
    const { id } = await hold(client, seller.offerId)
    await request(client, seller.offerId, TEN, minutes(3))
    expect(await stepsOf(id)).toEqual(['hold', 'request', 'accept'])
  })

  test('the double submit makes one', async () => {
    const { client, seller } = await instant()
    const key = crypto.randomUUID()
    await Promise.all([1, 2].map(() => request(client, seller.offerId, TEN, AT, { key })))
    expect(await rowsOf(client)).toHaveLength(1)
  })
})
