import { eq, sql } from 'drizzle-orm'
import { Logger, runOnce } from 'graphile-worker'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookingEvents, bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { bookingTasks, bookingTimer, sweepBookings } from '@/lib/bookings/jobs'
import type { User } from '@/lib/core/actor'
import { resetClock, setClock } from '@/lib/time/clock'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})
beforeEach(() => t.sql`delete from graphile_worker._private_jobs`)
afterEach(resetClock)

const LAPSE = new Date('2026-11-26T08:00:00.000Z')
const minutesLater = (minutes: number) => new Date(LAPSE.getTime() + minutes * 60_000)
const SILENT = new Logger(() => () => undefined)

async function request() {
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const input = requestInput(seller.offerId, '2026-11-26T10:00:00.000Z')
  const { id } = await t.db.transaction(tx => requestBooking(tx, client, input, AT))
  return { id, provider: seller.owner as User }
}

const stateOf = async (id: string) => {
  const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
  const steps = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
  return { status: row?.status, reason: row?.reasonCode, steps: steps.length }
}

/** Runs the timer as the worker does, at its time by the database's clock. */
async function runTimers() {
  await t.db.execute(sql`
    update graphile_worker._private_jobs set run_at = least(run_at, now())
     where task_id = (select id from graphile_worker._private_tasks where identifier = 'booking_timer')`)
  await runOnce({ connectionString: t.url, taskList: bookingTasks, logger: SILENT })
}

test('a request that nobody answered lapses by its timer', async () => {
  const { id } = await request()
  setClock(() => minutesLater(1))
  await runTimers()
  expect(await stateOf(id)).toEqual({ status: 'REJECTED', reason: 'EXPIRED', steps: 2 })
})

test('the timer delivered twice ends it once', async () => {
  const { id } = await request()
  setClock(() => minutesLater(1))
  const due = { job: { run_at: LAPSE } }
  await Promise.all([
    bookingTimer({ bookingId: id, timer: 'expire' }, due),
    bookingTimer({ bookingId: id, timer: 'expire' }, due),
  ])
  expect(await stateOf(id)).toEqual({ status: 'REJECTED', reason: 'EXPIRED', steps: 2 })
})

test('a request answered in time stays answered', async () => {
  const { id, provider } = await request()
  await t.db.transaction(tx => moveBooking(tx, provider, id, 'accept', AT))
  setClock(() => minutesLater(1))
  await runTimers()
  expect(await stateOf(id)).toEqual({ status: 'CONFIRMED', reason: null, steps: 2 })
})

test('a machine whose clock is behind the database’s ends it all the same', async () => {
  const { id } = await request()
  setClock(() => minutesLater(-1))
  await bookingTimer({ bookingId: id, timer: 'expire' }, { job: { run_at: LAPSE } })
  expect(await stateOf(id)).toMatchObject({ status: 'REJECTED', reason: 'EXPIRED' })
})

test('a timer that runs early changes nothing', async () => {
  const { id } = await request()
  setClock(() => minutesLater(-5))
  await bookingTimer({ bookingId: id, timer: 'expire' }, { job: { run_at: minutesLater(-5) } })
  expect(await stateOf(id)).toEqual({ status: 'PENDING', reason: null, steps: 1 })
})

test('a request whose timer was lost is found by the sweep, once it is late', async () => {
  const { id } = await request()
  await t.sql`delete from graphile_worker._private_jobs`
  setClock(() => minutesLater(4))
  await sweepBookings()
  expect(await stateOf(id)).toMatchObject({ status: 'PENDING' })
  setClock(() => minutesLater(6))
  await Promise.all([sweepBookings(), sweepBookings()])
  expect(await stateOf(id)).toEqual({ status: 'REJECTED', reason: 'EXPIRED', steps: 2 })
})

test('one booking that cannot be moved does not hold up the others', async () => {
  const [stuck, other] = [await request(), await request()]
  await t.sql`delete from graphile_worker._private_jobs`
  await t.sql.unsafe(`
    create function hold_up() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
    create trigger held before update on bookings for each row when (old.id = '${stuck.id}') execute function hold_up()`)
  setClock(() => minutesLater(6))
  await expect(sweepBookings()).rejects.toThrow()
  expect(await stateOf(other.id)).toMatchObject({ status: 'REJECTED' })
  await t.sql`drop function hold_up() cascade`
  await sweepBookings()
  expect(await stateOf(stuck.id)).toMatchObject({ status: 'REJECTED' })
})
