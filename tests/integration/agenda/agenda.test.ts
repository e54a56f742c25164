import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog, availabilityExceptions, bookings } from '@/db/schema'
import { blockTime } from '@/lib/agenda/commands'
import { agendaBookings, agendaCounts } from '@/lib/agenda/queries/bookings'
import { agendaClosures } from '@/lib/agenda/queries/closures'
import { removeException } from '@/lib/availability/commands/dated'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

type Seller = Awaited<ReturnType<typeof makeProvider>>

async function ask(seller: Seller, start: string, firm = false): Promise<string> {
  const client = await makeUser(t.db)
  const { id } = await t.db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, start), AT),
  )
  if (firm) await t.db.transaction(tx => moveBooking(tx, seller.owner, id, 'accept', AT))
  return id
}

const FRIDAY = '2026-11-27'
const blockOf = (start: number, end: number, date = FRIDAY) => ({ date, start, end })
const block = (seller: Seller, range: ReturnType<typeof blockOf>, at = AT) =>
  t.db.transaction(tx => blockTime(tx, seller.owner, range, at))
const blocksOf = (seller: Seller) =>
  t.db.select().from(availabilityExceptions).where(eq(availabilityExceptions.providerId, seller.providerId))

describe('the window', () => {
  test('holds the days asked for, from midnight to midnight, and nobody else’s', async () => {
    const seller = await makeProvider(t.db)
    await ask(seller, '2026-11-26T19:00:00Z')
    const first = await ask(seller, '2026-11-27T08:00:00Z', true)
    const last = await ask(seller, '2026-11-27T18:30:00Z')
    await ask(seller, '2026-11-28T08:00:00Z')
    const stranger = await makeProvider(t.db)
    await ask(stranger, '2026-11-27T10:00:00Z')
    const found = await agendaBookings(t.db, seller.providerId, { from: FRIDAY, days: 1 })
    const ofDay = found.filter(each => each.wallDate === FRIDAY)
    expect(ofDay.map(each => each.id)).toEqual([first, last])
    expect(ofDay[0]).toMatchObject({ wallMinutes: 480, minutes: 60, bufferBefore: 0, bufferAfter: 30 })
    const counts = await agendaCounts(t.db, seller.providerId, { from: '2026-11-23', days: 7 })
    expect(counts.get(FRIDAY)).toEqual({ date: FRIDAY, pending: 1, firm: 1, done: 0 })
    expect(counts.has('2026-11-25')).toBe(false)
  })

  test('leaves out what was refused or called off', async () => {
    const seller = await makeProvider(t.db)
    const id = await ask(seller, '2026-11-27T10:00:00Z')
    await t.db.update(bookings).set({ status: 'REJECTED' }).where(eq(bookings.id, id))
    expect(await agendaBookings(t.db, seller.providerId, { from: FRIDAY, days: 1 })).toEqual([])
  })
})

describe('blocking time', () => {
  test('writes a closed part of the day and a trace, once however often the form is sent', async () => {
    const seller = await makeProvider(t.db)
    await Promise.all([block(seller, blockOf(840, 960)), block(seller, blockOf(840, 960))])
    expect(await blocksOf(seller)).toMatchObject([
      { date: FRIDAY, kind: 'CLOSED', startMinute: 840, endMinute: 960 },
    ])
    const traces = await t.db
      .select()
      .from(auditLog)
      .where(
        and(
          eq(auditLog.action, 'availability.plan_changed'),
          eq(auditLog.targetId, String(seller.providerId)),
        ),
      )
    expect(traces).toHaveLength(1)
  })

  test('takes the slots away, and a client can no longer ask for one', async () => {
    const seller = await makeProvider(t.db)
    await block(seller, blockOf(600, 720))
    await expect(ask(seller, '2026-11-27T11:00:00Z')).rejects.toMatchObject({ code: 'booking.outside_hours' })
    await ask(seller, '2026-11-27T12:00:00Z')
  })

  test('is refused over a firm appointment, and says which; its neighbours and requests are no obstacle', async () => {
    const seller = await makeProvider(t.db)
    const id = await ask(seller, '2026-11-27T10:00:00Z', true)
    await ask(seller, '2026-11-27T14:00:00Z')
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
    await expect(block(seller, blockOf(630, 720))).rejects.toMatchObject({
      code: 'agenda.booking_inside',
      params: { time: '10:00', reference: row?.reference },
    })
    expect(await blocksOf(seller)).toEqual([])
    await block(seller, blockOf(540, 600))
    await block(seller, blockOf(660, 720))
    await block(seller, blockOf(840, 900))
    expect(await blocksOf(seller)).toHaveLength(3)
  })

  test('is refused for what is over, not for what still lasts', async () => {
    const seller = await makeProvider(t.db)
    await expect(block(seller, blockOf(420, 480, '2026-11-25'))).rejects.toMatchObject({
      fields: { date: 'agenda.past' },
    })
    await block(seller, blockOf(420, 481, '2026-11-25'))
  })

  test('can be taken back, by its owner only', async () => {
    const [seller, stranger] = [await makeProvider(t.db), await makeProvider(t.db)]
    await block(seller, blockOf(840, 960))
    const [row] = await blocksOf(seller)
    const take = (who: Seller) =>
      t.db.transaction(tx => removeException(tx, who.owner, { id: row?.id ?? 0 }, AT))
    await expect(take(stranger)).rejects.toMatchObject({ code: 'not_found' })
    expect(await blocksOf(seller)).toHaveLength(1)
    await take(seller)
    await expect(take(seller)).rejects.toMatchObject({ code: 'not_found' })
    expect(await blocksOf(seller)).toEqual([])
  })

  test('nobody without an agenda blocks anything', async () => {
    const client = await makeUser(t.db)
    await expect(t.db.transaction(tx => blockTime(tx, client, blockOf(840, 960), AT))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('the closures of a window are the provider’s own', async () => {
    const [seller, stranger] = [await makeProvider(t.db), await makeProvider(t.db)]
    await block(seller, blockOf(840, 960))
    await block(stranger, blockOf(540, 600))
    const { exceptions } = await agendaClosures(t.db, seller.providerId, { from: FRIDAY, days: 1 })
    expect(exceptions).toMatchObject([{ date: FRIDAY, start: 840, end: 960 }])
    expect(
      (await agendaClosures(t.db, seller.providerId, { from: '2026-11-28', days: 7 })).exceptions,
    ).toEqual([])
  })
})
