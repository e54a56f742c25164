import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { TaskList } from 'graphile-worker'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/tests/support/template-database'

let database: TestDatabase
let runner: typeof import('@/lib/core/jobs/runner')
let enqueue: typeof import('@/lib/core/jobs/enqueue').enqueue

beforeAll(async () => {
  process.env.LOG_LEVEL = 'silent'
  database = await openTestDatabase()
  // Only now: what they import reads the environment once.
  runner = await import('@/lib/core/jobs/runner')
  enqueue = (await import('@/lib/core/jobs/enqueue')).enqueue
  await clear()
})
afterAll(() => database.close())

const started: { stop(): Promise<void> }[] = []
const start = (tasks: TaskList) => started.push(runner.startJobRunner(tasks, database.url))
const clear = () => database.sql`delete from graphile_worker._private_jobs`
afterEach(async () => {
  await Promise.all(started.splice(0).map(one => one.stop()))
  await clear()
})

/** Counts how often each job ran. */
function counter(work: () => Promise<void> = async () => undefined) {
  const runs = new Map<number, number>()
  const count = async (payload: unknown) => {
    const { id } = payload as { id: number }
    runs.set(id, (runs.get(id) ?? 0) + 1)
    await work()
  }
  return { runs, tasks: { count } satisfies TaskList }
}

const left = async () =>
  Number((await database.sql`select count(*) from graphile_worker._private_jobs`)[0]?.count)
const untilDone = () =>
  vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 15_000, interval: 50 })

test('a job exists exactly when the change that wants it does', async () => {
  const undone = database.db.transaction(async tx => {
    await enqueue(tx, 'count', { id: 1 })
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  expect(await left()).toBe(0)
  await database.db.transaction(tx => enqueue(tx, 'count', { id: 1 }))
  expect(await left()).toBe(1)
})

test('the same key replaces the job that waits', async () => {
  await enqueue(database.db, 'count', { id: 1 }, { key: 'same', runAt: new Date('2999-01-01') })
  await enqueue(database.db, 'count', { id: 2 }, { key: 'same' })
  const { runs, tasks } = counter()
  start(tasks)
  await untilDone()
  expect([...runs]).toEqual([[2, 1]])
})

test('two workers share the work: every job runs once', async () => {
  const ids = Array.from({ length: 40 }, (_, id) => id)
  await Promise.all(ids.map(id => enqueue(database.db, 'count', { id })))
  const { runs, tasks } = counter(() => sleep(5))
  start(tasks)
  start(tasks)
  await untilDone()
  expect([...runs.keys()].sort((a, b) => a - b)).toEqual(ids)
  expect([...runs.values()].every(times => times === 1)).toBe(true)
})

test('a job that fails is tried again', async () => {
  await enqueue(database.db, 'count', { id: 1 })
  let tries = 0
  start({
    count: async () => {
      tries += 1
      if (tries === 1) throw new Error('the vendor was away')
    },
  })
  await vi.waitFor(() => expect(tries).toBe(1), { timeout: 10_000, interval: 20 })
  // Not now but later: pulled to the present here, so that the test need not wait.
  const postponed = () => database.sql`
    update graphile_worker._private_jobs set run_at = now() where last_error is not null and locked_at is null`
  await vi.waitFor(async () => expect((await postponed()).count).toBe(1), { timeout: 5_000, interval: 20 })
  await untilDone()
  expect(tries).toBe(2)
})

/** As if the job had been taken long ago: the guard spares those taken this moment. */
const age = () => database.sql`
  update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null`

test('a worker that starts leaves the jobs of living workers alone', async () => {
  await enqueue(database.db, 'count', { id: 1 })
  const { runs, tasks } = counter(() => sleep(1_500))
  start(tasks)
  await vi.waitFor(() => expect(runs.get(1)).toBe(1), { timeout: 10_000, interval: 20 })
  await age()
  start(tasks)
  await untilDone()
  expect([...runs]).toEqual([[1, 1]])
})

test('a worker whose guard was cut off takes its locks again', async () => {
  await enqueue(database.db, 'count', { id: 1 })
  const { runs, tasks } = counter(() => sleep(4_000))
  start(tasks)
  await vi.waitFor(() => expect(runs.get(1)).toBe(1), { timeout: 10_000, interval: 20 })
  const guards = () => database.sql<{ pid: number; locks: number }[]>`
    select a.pid, count(l.pid)::int as locks from pg_stat_activity a
      left join pg_locks l on l.pid = a.pid and l.locktype = 'advisory'
     where a.datname = current_database() and a.application_name = 'khadamat-worker-guard' group by a.pid`
  const [first] = await guards()
  if (!first) throw new Error('no guard')
  await database.sql`select pg_terminate_backend(${first.pid})`
  await vi.waitFor(
    async () => {
      const [again] = await guards()
      expect(again?.pid).not.toBe(first.pid)
      expect(again?.locks).toBe(1)
    },
    { timeout: 5_000, interval: 50 },
  )
  await age()
  start(tasks)
  await untilDone()
  expect([...runs]).toEqual([[1, 1]])
})

/** A process that has taken job 1 and is then killed. */
async function killedWorker() {
  await enqueue(database.db, 'count', { id: 1 })
  const child = fork(fileURLToPath(new URL('./stuck-worker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' },
    stdio: 'ignore',
  })
  await once(child, 'message')
  expect((await database.sql`select locked_by from graphile_worker._private_jobs`)[0]?.locked_by).toBeTruthy()
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('the job of a killed worker goes to the next one, once', async () => {
  await killedWorker()
  await age()
  const { runs, tasks } = counter()
  start(tasks)
  await untilDone()
  expect([...runs]).toEqual([[1, 1]])
})

test('also when the next one starts at once, and when two do', async () => {
  await killedWorker()
  const { runs, tasks } = counter()
  start(tasks)
  start(tasks)
  await untilDone()
  expect([...runs]).toEqual([[1, 1]])
})
