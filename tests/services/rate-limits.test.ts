import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Redis } from '@upstash/redis'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { redisLimiter } from '@/lib/services/redis-limiter'
import { openTestDatabase, type TestDatabase } from '../support/template-database'
import { type RunningRedis, startRedis } from './support/redis'
import { type Bridge, startBridge } from './support/upstash-bridge'

let t: TestDatabase
let server: RunningRedis
let bridge: Bridge
let limits: typeof import('@/lib/core/rate-limit')
let env: Record<string, string>

beforeAll(async () => {
  t = await openTestDatabase()
  server = await startRedis()
  bridge = await startBridge(server.url)
  env = {
    UPSTASH_REDIS_REST_URL: bridge.url,
    UPSTASH_REDIS_REST_TOKEN: bridge.token,
    LOG_LEVEL: 'silent',
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  limits = await import('@/lib/core/rate-limit')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await bridge?.stop()
  await server?.stop()
  await t?.close()
})

const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))
const passed = (verdicts: { allowed: boolean }[]) => verdicts.filter(({ allowed }) => allowed).length
const rowsInDatabase = async () => Number((await t.sql`select count(*) as n from rate_limits`)[0]?.n)

describe('the bridge answers the vendor’s own SDK as the vendor does', () => {
  const sdk = () => new Redis({ url: bridge.url, token: bridge.token, enableTelemetry: false })

  test('texts of any script, numbers, lists, nothing', async () => {
    expect(await sdk().set('clé', 'مرحبا é "x"')).toBe('OK')
    expect(await sdk().get('clé')).toBe('مرحبا é "x"')
    expect(await sdk().get('none')).toBeNull()
    expect(await sdk().incrby('count', 3)).toBe(3)
    expect(await sdk().rpush('list', 'a', 'b')).toBe(2)
    expect(await sdk().lrange('list', 0, -1)).toEqual(['a', 'b'])
  })

  test('pipelines, transactions and scripts', async () => {
    expect(await sdk().pipeline().set('p', 'one').get('p').exec()).toEqual(['OK', 'one'])
    expect(await sdk().multi().incr('m').set('n', 'é').get('n').exec()).toEqual([1, 'OK', 'é'])
    const hash = await sdk().scriptLoad('return {KEYS[1], tonumber(ARGV[1]) * 2}')
    expect(await sdk().evalsha(hash, ['k'], [21])).toEqual(['k', 42])
    await expect(sdk().evalsha('0'.repeat(40), [], [])).rejects.toThrow('NOSCRIPT')
  })
})

describe('limits on Redis', () => {
  test('of a hundred at once exactly the allowed pass, and none is counted in the database', async () => {
    const verdicts = await times(100, () => limits.takeHit('verification', '198.51.100.7'))
    expect(passed(verdicts)).toBe(limits.LIMITS.verification.hits)
    for (const { allowed, retryAfterSeconds } of verdicts)
      expect(retryAfterSeconds > 0, String(retryAfterSeconds)).toBe(!allowed)
    expect((await limits.takeHit('verification', '198.51.100.8')).allowed).toBe(true)
    expect(await rowsInDatabase()).toBe(0)
  })

  test('the window moves on', async () => {
    const rule = { name: 'short', hits: 5, seconds: 2 }
    const hit = redisLimiter(bridge.url, bridge.token)
    // From the beginning of a window: its edge within the five would let a sixth pass, rightly.
    await vi.waitFor(() => expect(Date.now() % 2_000).toBeLessThan(500), { timeout: 5_000, interval: 20 })
    expect(passed(await times(6, () => hit(rule, 'somebody')))).toBe(5)
    await vi.waitFor(async () => expect((await hit(rule, 'somebody')).allowed).toBe(true), {
      timeout: 10_000,
      interval: 100,
    })
  })

  test('a hit given back may be taken again, once, also right after a refusal', async () => {
    const { hits } = limits.LIMITS.sign_in_account
    const take = () => limits.takeHit('sign_in_account', 'given@back.example')
    expect(passed(await times(hits + 1, take))).toBe(hits)
    await limits.giveBackHit('sign_in_account', 'given@back.example')
    expect((await take()).allowed).toBe(true)
    expect((await take()).allowed).toBe(false)
  })

  test('two processes share one count', async () => {
    const { hits } = limits.LIMITS.sign_in_account
    const run = async () => {
      const args = ['--import', 'tsx', 'tests/services/support/count-hits.ts', 'both@example.ma', '20']
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        env: { ...process.env, ...env, DATABASE_URL: t.url },
      })
      return Number(stdout)
    }
    const [one, two] = await Promise.all([run(), run()])
    expect(one + two).toBe(hits)
  })

  test('a refused token is an error that names neither it nor the caller', async () => {
    const hit = redisLimiter(bridge.url, 'another-token')
    const rule = { name: 'x', hits: 1, seconds: 60 }
    await expect(hit(rule, 'amina@example.ma')).rejects.toThrow(/^rate limits on Redis: token refused$/)
  })
})

test('Redis dies: PostgreSQL goes on counting, nobody waits long, and Redis counts again when it is back', async () => {
  const { hits } = limits.LIMITS.sign_in_account
  const take = () => limits.takeHit('sign_in_account', 'in.the.middle@example.ma')
  expect((await take()).allowed).toBe(true)
  await server.kill()
  const began = performance.now()
  const verdicts = await times(30, take)
  expect(passed(verdicts)).toBe(hits)
  expect(await rowsInDatabase()).toBe(1)
  const { checks } = await (await (await import('@/app/health/route')).GET()).json()
  expect(checks.rateLimits).toEqual({ status: 'degraded', through: 'database' })
  await limits.giveBackHit('sign_in_account', 'in.the.middle@example.ma')
  expect((await t.sql`select hits from rate_limits`)[0]?.hits).toBe(29)
  expect(performance.now() - began).toBeLessThan(5_000)
  server = await startRedis(server.port)
  // A fresh Redis knows nobody: the limit that was used up in PostgreSQL is open there.
  await vi.waitFor(async () => expect((await take()).allowed).toBe(true), { timeout: 30_000, interval: 200 })
  expect(bridge.commands.at(-1)?.join(' ')).toContain('in.the.middle@example.ma')
})

test('a bridge that is silent is as good as none', async () => {
  const { createServer } = await import('node:net')
  const mute = createServer(() => undefined)
  await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve))
  const { port } = mute.address() as import('node:net').AddressInfo
  const hit = redisLimiter(`http://127.0.0.1:${port}`, 'any')
  await expect(hit({ name: 'x', hits: 1, seconds: 60 }, 'me')).rejects.toThrow('no answer in time')
  mute.close()
})
