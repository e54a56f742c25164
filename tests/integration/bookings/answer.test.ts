import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookingEvents, bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { NO_FILTER } from '@/lib/bookings/domain/lists'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import { listBookings } from '@/lib/bookings/queries/list'
import { findBooking } from '@/lib/bookings/queries/view'
import type { System, User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const TEN = '2026-11-26T10:00:00.000Z'
const LATER = new Date('2026-11-25T09:00:00.000Z')
const SYSTEM: System = { kind: 'system' }

async function scene() {
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const { id } = await t.db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, TEN), AT),
  )
  return { client, provider: seller.owner as User, seller, id }
}

const move = (actor: User | System, id: string, name: TransitionName, at = LATER, attempt = {}) =>
  t.db.transaction(tx => moveBooking(tx, actor, id, name, at, attempt))

const rowOf = async (id: string) => {
  const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
  if (!row) throw new Error('gone')
  return row
}

describe('what both sides can do', () => {
  test('accept, then cancel by the provider with a reason', async () => {
    const { provider, id } = await scene()
    await move(provider, id, 'accept')
    expect(await rowOf(id)).toMatchObject({ status: 'CONFIRMED', version: 2, expiresAt: null })
    await expect(move(provider, id, 'cancel')).rejects.toMatchObject({ code: 'booking.reason_required' })
    await move(provider, id, 'cancel', LATER, { reason: 'Panne de voiture' })
    expect(await rowOf(id)).toMatchObject({
      status: 'CANCELLED',
      version: 3,
      cancelledBy: 'provider',
      reason: 'Panne de voiture',
    })
    const history = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
    expect(history.map(event => event.transition).sort()).toEqual(['accept', 'cancel', 'request'])
  })

  test('a double click accepts once', async () => {
    const { provider, id } = await scene()
    const outcomes = await Promise.allSettled([
      move(provider, id, 'accept', LATER, { version: 1 }),
      move(provider, id, 'accept', LATER, { version: 1 }),
    ])
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
    expect((await rowOf(id)).version).toBe(2)
  })

  test('acceptance and withdrawal at once: one of them holds', async () => {
    const { provider, client, id } = await scene()
    await Promise.allSettled([move(provider, id, 'accept'), move(client, id, 'withdraw')])
    const row = await rowOf(id)
    expect(row.version).toBe(2)
    expect(['CONFIRMED', 'CANCELLED']).toContain(row.status)
  })

  test('a refused or cancelled booking gives its slot back', async () => {
    const { provider, seller, id } = await scene()
    await move(provider, id, 'refuse', LATER, { reason: 'Complet' })
    const other = await makeUser(t.db)
    const again = await t.db.transaction(tx =>
      requestBooking(tx, other, requestInput(seller.offerId, TEN), LATER),
    )
    expect(again.repeated).toBe(false)
  })

  test('the timer lets a request lapse once its time has come, not before, and not once answered', async () => {
    const { provider, id } = await scene()
    await expect(move(SYSTEM, id, 'expire')).rejects.toMatchObject({ code: 'booking.not_allowed' })
    const due = new Date('2026-11-26T08:00:00.000Z')
    await expect(move(provider, id, 'accept', due)).rejects.toMatchObject({ code: 'booking.expired' })
    await move(SYSTEM, id, 'expire', due)
    expect(await rowOf(id)).toMatchObject({ status: 'REJECTED', reasonCode: 'EXPIRED' })
    await expect(move(SYSTEM, id, 'expire', due)).rejects.toMatchObject({ code: 'booking.not_allowed' })
  })

  test('the history cannot be rewritten', async () => {
    const { id } = await scene()
    await expect(t.db.delete(bookingEvents).where(eq(bookingEvents.bookingId, id))).rejects.toThrow()
    await expect(
      t.db.update(bookingEvents).set({ reason: 'x' }).where(eq(bookingEvents.bookingId, id)),
    ).rejects.toThrow()
  })
})

describe('what each side sees', () => {
  test('address, full name and phone appear for the provider with the confirmation, and go with it', async () => {
    const { client, provider, id } = await scene()
    const before = await findBooking(t.db, provider, id)
    expect(before).toMatchObject({ address: null, landmark: null, phone: null, clientLastName: 'E.' })
    expect(JSON.stringify(before)).not.toContain('Tarik')
    expect(JSON.stringify(before)).not.toContain('612345678')
    expect((await findBooking(t.db, client, id))?.address).toContain('Tarik')
    expect((await findBooking(t.db, client, id))?.phone).toBeNull()
    await move(provider, id, 'accept')
    expect(await findBooking(t.db, provider, id)).toMatchObject({
      phone: '+212612345678',
      clientLastName: 'El Amrani',
    })
    await move(client, id, 'cancel')
    expect(await findBooking(t.db, provider, id)).toMatchObject({ address: null, phone: null })
  })

  test('a stranger finds nothing, by page or by list', async () => {
    const { id } = await scene()
    const strangers = [await makeUser(t.db), (await makeProvider(t.db)).owner as User]
    for (const stranger of strangers) expect(await findBooking(t.db, stranger, id)).toBeNull()
    // An administrator may open any, but none stands in a list of their own.
    const admin = await makeUser(t.db, { role: 'ADMIN' })
    expect((await findBooking(t.db, admin, id))?.id).toBe(id)
    for (const other of [...strangers, admin]) {
      expect((await listBookings(t.db, other, 'upcoming', NO_FILTER, AT)).items).toEqual([])
    }
    expect(await findBooking(t.db, strangers[0] as User, "x' or 1=1")).toBeNull()
  })

  test('lists page through everything once', async () => {
    const seller = await makeProvider(t.db)
    const days = Array.from({ length: 24 }, (_, day) =>
      new Date(Date.parse(TEN) + day * 86_400_000).toISOString(),
    )
    for (const start of days) {
      const client = await makeUser(t.db)
      await t.db.transaction(tx => requestBooking(tx, client, requestInput(seller.offerId, start), AT))
    }
    const first = await listBookings(t.db, seller.owner as User, 'upcoming', NO_FILTER, AT)
    const second = await listBookings(t.db, seller.owner as User, 'upcoming', NO_FILTER, AT, first.next)
    expect(first.items).toHaveLength(20)
    expect(second.items).toHaveLength(4)
    expect(second.next).toBeNull()
    const starts = [...first.items, ...second.items].map(item => item.startsAt.toISOString())
    expect(starts).toEqual(days)
  })
})
