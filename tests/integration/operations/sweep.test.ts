import { randomUUID } from 'node:crypto'
import { parseCrontab } from 'graphile-worker'
import { beforeAll, expect, test } from 'vitest'
import { accountTokens, bookingDrafts, rateLimits, sessions } from '@/db/schema'
import { sweepExpired } from '@/lib/operations/commands'
import { crontab, tasks } from '@/lib/tasks'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const HOUR = 3_600_000
const DAY = 24 * HOUR

test('what has run out goes, what still counts stays, also when swept twice', async () => {
  const at = new Date()
  const ago = (ms: number) => new Date(at.getTime() - ms)
  const { userId } = await makeUser(t.db)
  const token = (expiresAt: Date) => ({
    kind: 'VERIFY_EMAIL' as const,
    userId,
    tokenHash: Buffer.from(randomUUID()),
    expiresAt,
  })
  await t.db.insert(rateLimits).values([
    { key: 'old', hits: 3, expiresAt: ago(HOUR) },
    { key: 'new', hits: 3, expiresAt: ago(-HOUR) },
  ])
  await t.db.insert(bookingDrafts).values([
    { values: { title: 'old' }, expiresAt: ago(1000) },
    { values: { title: 'new' }, expiresAt: ago(-HOUR) },
  ])
  // A link that ran out yesterday still says so to who clicks it.
  await t.db.insert(accountTokens).values([token(ago(31 * DAY)), token(ago(DAY)), token(ago(-HOUR))])
  await t.db.insert(sessions).values([
    { userId, expiresAt: ago(31 * DAY) },
    { userId, expiresAt: ago(DAY) },
    { userId, expiresAt: ago(-HOUR) },
  ])
  for (let times = 0; times < 2; times++) {
    await sweepExpired(t.db, at)
    expect((await t.db.select().from(rateLimits)).map(row => row.key)).toEqual(['new'])
    expect((await t.db.select().from(bookingDrafts)).map(row => row.values)).toEqual([{ title: 'new' }])
    expect(await t.db.select().from(accountTokens)).toHaveLength(2)
    expect(await t.db.select().from(sessions)).toHaveLength(2)
  }
})

test('everything that runs by the clock is a job we have', () => {
  const names = parseCrontab(crontab).map(item => item.task)
  expect(names).not.toEqual([])
  expect(Object.keys(tasks)).toEqual(expect.arrayContaining(names))
})
