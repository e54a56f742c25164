import { createServer, type Server } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connection, connect } from '@/db/client'
import { openTestDatabase, type TestDatabase } from '@/tests/support/template-database'

let database: TestDatabase
let readyz: typeof import('@/app/readyz/route')
let health: typeof import('@/app/health/route')
let metrics: typeof import('@/app/metrics/route')
let probe: typeof import('@/lib/operations/probe')

beforeAll(async () => {
  process.env.LOG_LEVEL = 'silent'
  process.env.METRICS_TOKEN = 'a-token-for-the-metrics'
  database = await openTestDatabase()
  // Only now: what they import reads the environment once.
  readyz = await import('@/app/readyz/route')
  health = await import('@/app/health/route')
  metrics = await import('@/app/metrics/route')
  probe = await import('@/lib/operations/probe')
})
afterAll(() => database.close())

async function addJob(attempts: number, runAt: string) {
  await database.sql`
    select graphile_worker.add_job('test_only', '{}'::json, max_attempts => 3, run_at => ${runAt}::text::timestamptz)`
  await database.sql`update graphile_worker._private_jobs set attempts = ${attempts}`
}
const clearJobs = () => database.db.execute(sql`delete from graphile_worker._private_jobs`)

describe('/readyz', () => {
  test('answers 200 when the database has our schema', async () => {
    const response = await readyz.GET()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ status: 'ok', checks: { database: 'ok', migrations: 'ok' } })
  })

  test('answers 503 while a migration of this build is missing, and 200 once it is there', async () => {
    const rows = await database.sql`
      delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning *`
    const response = await readyz.GET()
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({
      status: 'unavailable',
      checks: { database: 'ok', migrations: 'failed' },
    })
    await database.sql`insert into drizzle.__drizzle_migrations ${database.sql(rows)}`
    expect((await readyz.GET()).status).toBe(200)
  })

  test('stays ready on a schema newer than the build', async () => {
    await database.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`
    expect((await readyz.GET()).status).toBe(200)
    await database.sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`
  })
})

describe('a database that does not answer', () => {
  async function readinessOf(port: number): Promise<unknown> {
    const connection: Connection = connect(`postgres://nobody@127.0.0.1:${port}/nothing`, { pool: 1 })
    try {
      return await probe.readiness(connection.db, 300)
    } finally {
      void connection.sql.end({ timeout: 0 })
    }
  }
  const failed = { database: 'failed', migrations: 'failed' }

  test('because nothing listens', async () => {
    expect(await readinessOf(1)).toEqual(failed)
  })

  test('because it hangs: the question is given up, not waited for', async () => {
    const silent: Server = createServer(() => undefined)
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const began = performance.now()
    expect(await readinessOf(typeof address === 'object' && address ? address.port : 0)).toEqual(failed)
    expect(performance.now() - began).toBeLessThan(2_000)
    silent.close()
  })
})

describe('/health', () => {
  test('is well with an idle queue', async () => {
    await clearJobs()
    await addJob(0, '2999-01-01T00:00:00Z')
    const response = await health.GET()
    const { status, checks } = await response.json()
    expect([response.status, status]).toEqual([200, 'ok'])
    expect(checks.jobs).toMatchObject({ status: 'ok', waiting: 1, ready: 0, dead: 0 })
    expect(checks.mail.status).toBe('ok')
  })

  test('is degraded when no worker takes a job, and says for how long', async () => {
    await clearJobs()
    await addJob(0, '2020-01-01T00:00:00Z')
    const response = await health.GET()
    expect(response.status).toBe(503)
    const { status, checks } = await response.json()
    expect(status).toBe('degraded')
    expect(checks.jobs).toMatchObject({ status: 'degraded', ready: 1 })
    expect(checks.jobs.oldestReadySeconds).toBeGreaterThan(1_000_000)
  })

  test('is degraded when a job has just died', async () => {
    await clearJobs()
    await addJob(3, '2020-01-01T00:00:00Z')
    const { checks } = await (await health.GET()).json()
    expect(checks.jobs).toMatchObject({ status: 'degraded', waiting: 0, ready: 0, dead: 1, diedLastHour: 1 })
    await clearJobs()
  })
})

describe('/metrics', () => {
  const ask = (authorization?: string) =>
    metrics.GET(new Request('http://localhost/metrics', { headers: authorization ? { authorization } : {} }))

  test.each([[undefined], ['Basic YTpi'], ['Bearer'], ['a-token-for-the-metrics']])(
    'asks who is there: %s',
    async authorization => {
      const response = await ask(authorization)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect(await response.json()).toMatchObject({ success: false, error: { code: 'auth.token_required' } })
    },
  )

  test('refuses a wrong token', async () => {
    const response = await ask('Bearer a-token-for-the-metric')
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('a-token')
  })

  test('gives Prometheus text with the queue and the bookings', async () => {
    await addJob(0, '2999-01-01T00:00:00Z')
    const [booked] =
      await database.sql`select status, count(*)::int as count from bookings group by status limit 1`
    const response = await ask('Bearer a-token-for-the-metrics')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(text).toContain('khadamat_database_up 1')
    expect(text).toContain('khadamat_jobs{state="waiting"} 1')
    expect(text).toMatch(/khadamat_sql_statements_total \d+/)
    if (booked) expect(text).toContain(`khadamat_bookings{status="${booked.status}"} ${booked.count}`)
    await clearJobs()
  })
})
