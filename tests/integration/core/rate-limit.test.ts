import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/tests/support/template-database'

let database: TestDatabase
let limits: typeof import('@/lib/core/rate-limit')

beforeAll(async () => {
  database = await openTestDatabase()
  limits = await import('@/lib/core/rate-limit')
})
afterAll(() => database.close())

// A window of a year: no test run crosses its edge by accident.
const YEAR = 365 * 24 * 3600
const rule = { name: 'test', hits: 10, seconds: YEAR }
const hit = (key: string, of = rule) => limits.databaseLimit(database.db, of, key)

test('of fifty at once exactly the allowed ten pass', async () => {
  const verdicts = await Promise.all(Array.from({ length: 50 }, () => hit('crowd')))
  expect(verdicts.filter(verdict => verdict.allowed)).toHaveLength(10)
  for (const { allowed, retryAfterSeconds } of verdicts) {
    if (allowed) expect(retryAfterSeconds).toBe(0)
    else expect(retryAfterSeconds).toBeGreaterThan(0)
  }
})

test('one caller’s hits cost another nothing, nor does another limit', async () => {
  for (let count = 0; count < 11; count++) await hit('greedy')
  expect((await hit('greedy')).allowed).toBe(false)
  expect((await hit('modest')).allowed).toBe(true)
  expect((await hit('greedy', { ...rule, name: 'other' })).allowed).toBe(true)
})

test('the last window counts as far as it still lies within the limit’s time', async () => {
  await hit('slider')
  const [row] = await database.sql`select key from rate_limits where key like 'test:slider@%'`
  const slot = Number(row?.key.split('@')[1])
  const elapsed = (Date.now() / 1000 / YEAR) % 1
  const previous = (hits: number) => database.sql`
    insert into rate_limits (key, hits, expires_at) values (${`test:slider@${slot - 1}`}, ${hits}, now())
    on conflict (key) do update set hits = excluded.hits`
  // Their share that is left is a little below what still fits, then a little above it.
  await previous(Math.floor(7.5 / (1 - elapsed)))
  expect((await hit('slider')).allowed).toBe(true)
  await previous(Math.ceil(8.5 / (1 - elapsed)))
  expect((await hit('slider')).allowed).toBe(false)
})

test('a key of any length and content is counted, not refused', async () => {
  expect((await hit(`${'é'.repeat(5_000)}'; drop table rate_limits; --`)).allowed).toBe(true)
  expect((await hit('مرحبا')).allowed).toBe(true)
})

test('a named limit is taken through the same counter', async () => {
  const key = 'someone@example.ma'
  const { sign_in_account: signIn } = limits.LIMITS
  for (let count = 0; count < signIn.hits; count++)
    expect((await limits.takeHit('sign_in_account', key)).allowed).toBe(true)
  expect((await limits.takeHit('sign_in_account', key)).allowed).toBe(false)
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['192.0.2.1', '192.0.2.1'],
  ['', ''],
  ['5b7e7faf-c5fc-410b-9e82-48e21aa21661', '5b7e7faf-c5fc-410b-9e82-48e21aa21661'],
])('%j counts as %j', (address, caller) => {
  expect(limits.callerOf(address)).toBe(caller)
})

test('new addresses of one IPv6 line buy no new hits', async () => {
  const most = limits.LIMITS.verification.hits
  const taken = await Promise.all(
    Array.from({ length: most + 5 }, (_, i) => limits.takeHit('verification', `2001:db8:7:7::${i + 1}`)),
  )
  expect(taken.filter(({ allowed }) => allowed)).toHaveLength(most)
  expect((await limits.takeHit('verification', '2001:db8:7:8::1')).allowed).toBe(true)
})
