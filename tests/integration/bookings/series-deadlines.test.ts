import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { bookings } from '@/db/schema'
import { proposeTime } from '@/lib/bookings/commands/propose'
import { requestBooking } from '@/lib/bookings/commands/request'
import { declineProposal } from '@/lib/bookings/commands/reschedule'
import { moveSeries } from '@/lib/bookings/commands/series'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const hours = (count: number) => new Date(AT.getTime() + count * 3_600_000)
const rowsOf = (client: User) =>
  t.db.select().from(bookings).where(eq(bookings.clientId, client.userId)).orderBy(asc(bookings.startsAt))
const states = async (client: User) => (await rowsOf(client)).map(row => row.status)

/** Four weeks asked for; they wait a day for their provider. */
async function scene() {
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const wish = { repeat: 'WEEKLY', times: 4, confirmed: [] }
  const input = requestInput(seller.offerId, '2026-11-27T10:00:00.000Z', wish)
  await t.db.transaction(tx => requestBooking(tx, client, input, AT))
  const ids = (await rowsOf(client)).map(row => row.id)
  const propose = (index: number, start: string) =>
    t.db.transaction(tx => proposeTime(tx, seller.owner as User, ids[index] ?? '', new Date(start), AT))
  const ring = (index: number, at: Date) =>
    t.db.transaction(tx => moveSeries(tx, { kind: 'system' }, ids[index] ?? '', 'expire', at))
  return { client, ids, propose, ring }
}

test('one whose proposed time nobody answered lapses alone, and does not wait for the others', async () => {
  const { client, propose, ring } = await scene()
  await propose(1, '2026-12-04T14:00:00.000Z')
  await ring(1, hours(12))
  expect(await states(client)).toEqual(['PENDING', 'REJECTED', 'PENDING', 'PENDING'])
  await ring(0, hours(24))
  expect(await states(client)).toEqual(Array(4).fill('REJECTED'))
})

test('one whose new time was declined waits on, and does not hold the others up', async () => {
  const { client, ids, propose, ring } = await scene()
  await propose(0, '2026-11-30T14:00:00.000Z')
  await t.db.transaction(tx => declineProposal(tx, client, ids[0] ?? '', hours(5)))
  await ring(1, hours(24))
  expect(await states(client)).toEqual(['PENDING', 'REJECTED', 'REJECTED', 'REJECTED'])
  await ring(0, hours(29))
  expect(await states(client)).toEqual(Array(4).fill('REJECTED'))
})
