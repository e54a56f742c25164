import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { queueAccountEmail } from '@/lib/notifications/commands'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { startVendor, type Vendor } from './vendor'

const PEOPLE = 40
const EACH = 5
const MANY = PEOPLE * EACH

let t: TestDatabase
let vendor: Vendor
const running: ChildProcess[] = []
beforeAll(async () => {
  vendor = await startVendor()
  t = await openTestDatabase()
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await vendor.stop()
  await t.close()
})

async function startWorker(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./mail-worker.ts', import.meta.url)), {
    execArgv: [
      '--import',
      'tsx',
      '--import',
      fileURLToPath(new URL('../../support/no-server-only.mjs', import.meta.url)),
    ],
    env: {
      ...process.env,
      DATABASE_URL: t.url,
      RESEND_BASE_URL: vendor.url,
      LOG_LEVEL: 'silent',
      NODE_OPTIONS: '',
    },
    stdio: 'ignore',
  })
  running.push(child)
  await once(child, 'message')
  return child
}

/** So many sent rows, as the database knows them. */
async function sent(): Promise<number> {
  const [row] = await t.sql`select count(*)::int as n from emails where sent_at is not null`
  return Number(row?.n)
}
const untilSent = (count: number) =>
  vi.waitFor(async () => expect(await sent()).toBeGreaterThanOrEqual(count), { timeout: 50_000, interval: 5 })

test('a worker killed in the middle of 200 e-mails: the next one sends the rest, each arrives once and in order', async () => {
  for (let person = 0; person < PEOPLE; person++) {
    const { userId } = await makeUser(t.db)
    for (let one = 0; one < EACH; one++) {
      const event = { job: `${person}-${one}`, day: '2026-11-25' }
      await t.db.transaction(tx => queueAccountEmail(tx, { kind: 'password_changed', userId }, event))
    }
  }
  const worker = await startWorker()
  // At a moment nobody chose.
  await untilSent(Math.ceil(MANY * (0.2 + Math.random() / 2)))
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  expect(await sent()).toBeLessThan(MANY)
  // As if it had been a while ago: the guard spares what was taken this moment.
  await t.sql`update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null`
  await t.sql`update graphile_worker._private_job_queues set locked_at = locked_at - interval '1 minute' where locked_at is not null`
  await startWorker()
  await untilSent(MANY)
  const received = await vendor.received()
  expect(received).toHaveLength(MANY)
  const rows = await t.sql`select recipient, vendor_id from emails order by created_at`
  // Each row has the one mail that the vendor made of it, and each person's arrived in the order they were written.
  for (const recipient of new Set(rows.map(row => row.recipient))) {
    const arrived = received.filter(mail => mail.to === recipient).map(mail => mail.id)
    expect(arrived).toEqual(rows.filter(row => row.recipient === recipient).map(row => row.vendor_id))
  }
}, 90_000)
