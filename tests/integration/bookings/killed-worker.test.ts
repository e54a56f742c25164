import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { bookingEvents, bookings } from '@/db/schema'
import { requestBooking } from '@/lib/bookings/commands/request'
import { resetClock, setClock } from '@/lib/time/clock'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
let runner: typeof import('@/lib/core/jobs/runner')
let tasks: typeof import('@/lib/bookings/jobs').bookingTasks
beforeAll(async () => {
  process.env.LOG_LEVEL = 'silent'
  t = await openTestDatabase()
  runner = await import('@/lib/core/jobs/runner')
  tasks = (await import('@/lib/bookings/jobs')).bookingTasks
  return () => t.close()
})

const LATE = new Date('2026-11-26T12:00:00.000Z')
const MANY = 40
const running: { stop(): Promise<void> }[] = []
beforeEach(() => t.sql`delete from graphile_worker._private_jobs`)
afterEach(async () => {
  await Promise.all(running.splice(0).map(one => one.stop()))
  resetClock()
})

/** Requests that nobody answered, their timers ringing all at once. */
async function unanswered(): Promise<string[]> {
  const ids: string[] = []
  for (let count = 0; count < MANY; count++) {
    const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
    const input = requestInput(seller.offerId, '2026-11-26T10:00:00.000Z')
    ids.push((await t.db.transaction(tx => requestBooking(tx, client, input, AT))).id)
  }
  await t.sql`update graphile_worker._private_jobs set run_at = now() - interval '1 minute'`
  return ids
}

const timersLeft = async () => {
  const [row] = await t.sql`
    select count(*)::int as n from graphile_worker._private_jobs j
      join graphile_worker._private_tasks k on k.id = j.task_id where k.identifier = 'booking_timer'`
  return Number(row?.n)
}
const rung = async () => {
  const [row] = await t.sql`select count(*)::int as n from booking_events where transition = 'expire'`
  return Number(row?.n)
}
const untilRung = () =>
  vi.waitFor(async () => expect(await timersLeft()).toBe(0), { timeout: 25_000, interval: 50 })

function startWorkers(count: number): void {
  setClock(() => LATE)
  for (let one = 0; one < count; one++) running.push(runner.startJobRunner(tasks, t.url))
}

async function eachOnce(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
    expect(row).toMatchObject({ status: 'REJECTED', reasonCode: 'EXPIRED', version: 2 })
    const steps = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
    expect(steps.map(step => step.transition).sort()).toEqual(['expire', 'request'])
  }
}

test('a worker killed while timers ring: the next one rings the rest, each once', async () => {
  const ids = await unanswered()
  const before = await rung()
  const child = fork(fileURLToPath(new URL('./timer-worker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx', '--conditions', 'react-server'],
    env: { ...process.env, DATABASE_URL: t.url, NODE_OPTIONS: '', TEST_NOW: LATE.toISOString() },
    stdio: 'ignore',
  })
  await once(child, 'message')
  // At a moment nobody chose: when some of them have rung.
  const some = 1 + Math.floor(Math.random() * (MANY / 2))
  await vi.waitFor(async () => expect((await rung()) - before).toBeGreaterThanOrEqual(some), {
    timeout: 20_000,
    interval: 1,
  })
  child.kill('SIGKILL')
  await once(child, 'exit')
  // As if it had been a while ago: the guard spares what was taken this moment.
  await t.sql`update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null`
  startWorkers(1)
  await untilRung()
  await eachOnce(ids)
})

test('two workers at once: each timer rings once', async () => {
  const ids = await unanswered()
  startWorkers(2)
  await untilRung()
  await eachOnce(ids)
})
