import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingCounts } from '@/lib/operations/queries'
import { openTestDatabase, type TestDatabase } from '@/tests/support/template-database'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await database.sql`analyze bookings`
})
afterAll(() => database.close())

type Counts = Record<string, number>
const counts = async (): Promise<Counts> =>
  Object.fromEntries((await bookingCounts(database.db)).map(({ status, count }) => [status, count]))
const exact = async (): Promise<Counts> =>
  Object.fromEntries(
    (await database.sql`select status, count(*)::int as count from bookings group by status`).map(row => [
      row.status,
      row.count,
    ]),
  )

test('few bookings are counted', async () => {
  const truth = await exact()
  expect(Object.keys(truth).length).toBeGreaterThan(1)
  expect(await counts()).toEqual(truth)
})

test('of many the open ones are counted and the others estimated, without reading the table', async () => {
  const truth = await exact()
  const total = Object.values(truth).reduce((sum, count) => sum + count, 0)
  // The planner's figure is all that says "many".
  const scale = Math.ceil(60_000 / total)
  await database.sql`update pg_class set reltuples = ${total * scale} where oid = 'bookings'::regclass`
  const seen = await counts()
  // A state too rare for the statistics may be absent; the open and the common ones are not.
  expect(seen).toHaveProperty('PENDING')
  expect(seen).toHaveProperty('COMPLETED')
  for (const status of Object.keys(seen)) {
    const count = truth[status] ?? 0
    const open = status === 'HOLD' || status === 'PENDING'
    expect(seen[status]).toBeGreaterThan((open ? count : count * scale) * 0.9 - 1)
    expect(seen[status]).toBeLessThan((open ? count : count * scale) * 1.1 + 1)
  }
})
