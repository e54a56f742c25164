import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditAlerts, auditLog, signIns } from '@/db/schema'
import { AppError } from '@/lib/core/errors'
import { jsonError } from '@/lib/core/http'
import { register } from '@/lib/core/metrics'
import { takeSecurityCounts } from '@/lib/core/security-counts.mjs'
import { noteFailedSignIn, noteRefusal, noteResetAsked } from '@/lib/core/security-events'
import { writeSecurityCounts } from '@/lib/core/security-watch'
import { raiseBursts } from '@/lib/security/commands'
import { recentCounts, securityOverview } from '@/lib/security/queries'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
const MINUTE = 60_000
/** An hour of its own for every test: counters and the trail are never emptied of what has happened. */
let AT = new Date('2026-11-25T08:00:00.000Z')
const since = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE)

beforeAll(async () => {
  t = await openTestDatabase()
})
afterAll(() => t.close())
beforeEach(async () => {
  AT = new Date(AT.getTime() + 48 * 60 * MINUTE)
  takeSecurityCounts()
  await t.db.delete(signIns)
})

const bursts = () =>
  t.db.select().from(auditLog).where(eq(auditLog.action, 'security.burst')).orderBy(auditLog.id)
const raise = (minutes = 0) => t.db.transaction(tx => raiseBursts(tx, since(minutes)))
const fail = (count: number, minutes = 0) =>
  t.db.insert(signIns).values(
    Array.from({ length: count }, (_, n) => ({
      outcome: n % 2 ? ('WRONG_PASSWORD' as const) : ('WRONG_CODE' as const),
      at: since(minutes),
    })),
  )

describe('failed sign-ins over all accounts', () => {
  it('are an alarm from fifty on within ten minutes, not below and not later', async () => {
    const before = (await bursts()).length
    await fail(49)
    await t.db.insert(signIns).values({ outcome: 'SUCCESS', at: AT })
    await raise()
    await fail(10, -10)
    await raise()
    expect(await bursts()).toHaveLength(before)
    await fail(1)
    await raise(1)
    const [raised] = (await bursts()).slice(before)
    expect(raised).toMatchObject({
      severity: 'HIGH',
      actorKind: 'system',
      targetType: 'security',
      targetId: 'failed_sign_ins',
      new: { count: 50, minutes: 10 },
    })
    // The administrators' mail hangs on it.
    const told = await t.db
      .select()
      .from(auditAlerts)
      .where(eq(auditAlerts.auditId, raised?.id ?? 0))
    expect(told).toHaveLength(1)
  })

  it('are told once an hour, ten machines at once included', async () => {
    const before = (await bursts()).length
    await fail(80)
    await Promise.all(Array.from({ length: 10 }, () => raise(1)))
    await raise(9)
    expect(await bursts()).toHaveLength(before + 1)
    await fail(80, 62)
    await raise(63)
    expect(await bursts()).toHaveLength(before + 2)
  })
})

describe('refusals and links asked for', () => {
  it('are counted in the process and added up over processes', async () => {
    for (let n = 0; n < 120; n += 1) noteRefusal('rate_limited', { at: 'accounts.sign_in' })
    await writeSecurityCounts(t.db, AT)
    for (let n = 0; n < 80; n += 1) jsonError('auth.forbidden', 403)
    for (let n = 0; n < 30; n += 1) noteResetAsked()
    jsonError('not_found', 404)
    await writeSecurityCounts(t.db, since(5))
    await writeSecurityCounts(t.db, since(6))
    expect(await recentCounts(t.db, since(6))).toEqual({ failed_sign_ins: 0, refusals: 200, resets: 30 })
    expect(await recentCounts(t.db, since(12))).toMatchObject({ refusals: 80, resets: 30 })
    const before = (await bursts()).length
    await raise(6)
    expect((await bursts()).slice(before).map(row => row.targetId)).toEqual(['refusals', 'resets'])
  })

  it('are not lost when the database does not answer', async () => {
    noteResetAsked()
    await t.db.execute(sql`alter table rate_limits rename to rate_limits_away`)
    try {
      await expect(writeSecurityCounts(t.db, AT)).rejects.toThrow()
    } finally {
      await t.db.execute(sql`alter table rate_limits_away rename to rate_limits`)
    }
    await writeSecurityCounts(t.db, AT)
    expect((await recentCounts(t.db, AT)).resets).toBe(1)
  })

  it('stand in the metrics by code', async () => {
    noteRefusal('auth.forbidden', { at: '/admin' })
    noteFailedSignIn('WRONG_PASSWORD', null)
    const text = await register.metrics()
    expect(text).toMatch(/^khadamat_refusals_total\{reason="auth.forbidden"\} [1-9]/m)
    expect(text).toMatch(/^khadamat_failed_sign_ins_total\{outcome="WRONG_PASSWORD"\} [1-9]/m)
  })
})

describe('an administrator', () => {
  it('sees the last day by the hour, what is locked and what was raised', async () => {
    const admin = await makeUser(t.db, { role: 'ADMIN' })
    await fail(3, -61)
    await fail(2)
    await t.db.insert(signIns).values({ outcome: 'SUCCESS', at: AT })
    const slot = Math.floor(Date.now() / 1000 / 3600)
    await t.db.execute(sql`
      insert into rate_limits (key, hits, expires_at)
      values (${`sign_in_account:${'a'.repeat(32)}@${slot}`}, 5, now() + interval '2 hours'),
             (${`sign_in_account:${'b'.repeat(32)}@${slot}`}, 3, now() + interval '2 hours'),
             (${`sign_in_account:${'c'.repeat(32)}:${'d'.repeat(64)}@${slot}`}, 5, now() + interval '2 hours')`)
    const seen = await securityOverview(t.db, admin, AT)
    expect(seen.hours).toHaveLength(24)
    expect(seen.hours.at(-1)).toEqual({
      start: AT.toISOString().replace('.000', ''),
      failed: 2,
      succeeded: 1,
    })
    expect(seen.hours.at(-3)).toMatchObject({ failed: 3, succeeded: 0 })
    expect(seen.locked).toBe(1)
    expect(seen.bursts.length).toBeGreaterThan(0)
  })

  it('alone sees it', async () => {
    for (const role of ['CLIENT', 'PROVIDER'] as const) {
      const user = await makeUser(t.db, { role })
      await expect(securityOverview(t.db, user, AT)).rejects.toThrow(AppError)
    }
  })
})
