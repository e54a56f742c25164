import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditAlerts, auditLog, providers, recoveryCodes, sessions, users } from '@/db/schema'
import { openSession } from '@/lib/accounts/commands/session'
import { endUserSessions, reactivateUser, resetTwoFactor, suspendUser } from '@/lib/administration/commands'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

const REASON = 'Plusieurs clients signalent des insultes.'
let t: TestDatabase
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  admin = await makeUser(t.db, { role: 'ADMIN' })
  return () => t.close()
})

async function person(role: User['role'] = 'CLIENT') {
  const user = await makeUser(t.db, { role })
  await openSession(t.db, user.userId, { ip: '192.0.2.7', userAgent: null }, AT)
  return user
}
const rowOf = async (userId: string) =>
  (await t.db.select().from(users).where(eq(users.id, userId)))[0] as typeof users.$inferSelect
const openSessions = async (userId: string) =>
  (
    await t.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
  ).length
const traces = async (userId: string) =>
  (await t.db.select().from(auditLog).where(eq(auditLog.targetId, userId)).orderBy(auditLog.id)).map(
    ({ action, severity, old, new: next, actorId }) => ({ action, severity, old, new: next, actorId }),
  )
const suspend = (actor: User, user: User) =>
  t.db.transaction(tx => suspendUser(tx, actor, { user: user.userId, reason: REASON }, AT))

describe('suspending an account', () => {
  it('ends every session, keeps the reason, alarms and mails', async () => {
    const user = await person()
    await suspend(admin, user)
    expect((await rowOf(user.userId)).status).toBe('SUSPENDED')
    expect(await openSessions(user.userId)).toBe(0)
    expect(await traces(user.userId)).toEqual([
      {
        action: 'user.suspended',
        severity: 'HIGH',
        old: { status: 'ACTIVE' },
        new: { status: 'SUSPENDED', reason: REASON },
        actorId: admin.userId,
      },
    ])
    expect((await t.db.select().from(auditAlerts)).length).toBeGreaterThan(0)
  })

  it('takes a provider’s page off the site, and opening the account does not put it back', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    const pageOf = async () =>
      (await t.db.select().from(providers).where(eq(providers.id, providerId)))[0]?.status
    const { slug } = await suspend(admin, owner)
    expect(slug).not.toBeNull()
    expect(await pageOf()).toBe('SUSPENDED')
    await t.db.transaction(tx => reactivateUser(tx, admin, owner.userId, AT))
    expect((await rowOf(owner.userId)).status).toBe('ACTIVE')
    expect(await pageOf()).toBe('SUSPENDED')
  })

  it('is refused for the own account, twice, and for who is gone', async () => {
    await expect(suspend(admin, admin)).rejects.toMatchObject({ code: 'users.own_account' })
    const user = await person()
    await suspend(admin, user)
    await expect(suspend(admin, user)).rejects.toMatchObject({ code: 'users.not_active' })
    const erased = await person()
    await t.db.update(users).set({ status: 'ERASED' }).where(eq(users.id, erased.userId))
    await expect(suspend(admin, erased)).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each(['CLIENT', 'PROVIDER'] as const)('is no business of a %s', async role => {
    const [stranger, user] = [await person(role), await person()]
    await expect(suspend(stranger, user)).rejects.toMatchObject({ code: 'not_found' })
    expect((await rowOf(user.userId)).status).toBe('ACTIVE')
  })

  it('never leaves the site without an administrator, also when two suspend each other at once', async () => {
    await t.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.role, 'ADMIN'))
    const [one, other] = [await person('ADMIN'), await person('ADMIN')]
    const outcomes = await Promise.allSettled([suspend(one, other), suspend(other, one)])
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    const active = await t.db
      .select()
      .from(users)
      .where(and(eq(users.role, 'ADMIN'), eq(users.status, 'ACTIVE')))
    expect(active).toHaveLength(1)
    admin = await makeUser(t.db, { role: 'ADMIN' })
  })
})

describe('the second factor of somebody who has lost it', () => {
  const withFactor = async () => {
    const user = await person()
    await t.db
      .update(users)
      .set({ totpSecret: Buffer.from('sealed'), totpEnabledAt: AT, totpLastStep: 7 })
      .where(eq(users.id, user.userId))
    await t.db
      .insert(recoveryCodes)
      .values({ userId: user.userId, codeHash: Buffer.from('hash'), createdAt: AT })
    return user
  }

  it('goes with its codes and every session, alarms, and the secret stands nowhere', async () => {
    const user = await withFactor()
    await t.db.transaction(tx => resetTwoFactor(tx, admin, user.userId, AT))
    expect(await rowOf(user.userId)).toMatchObject({
      totpSecret: null,
      totpEnabledAt: null,
      totpLastStep: null,
    })
    expect(await t.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.userId))).toEqual([])
    expect(await openSessions(user.userId)).toBe(0)
    expect(await traces(user.userId)).toMatchObject([{ action: 'user.two_factor_reset', severity: 'HIGH' }])
  })

  it('is refused where there is none, for the own account and to strangers', async () => {
    const [plain, user, stranger] = [await person(), await withFactor(), await person()]
    const reset = (actor: User, userId: string) =>
      t.db.transaction(tx => resetTwoFactor(tx, actor, userId, AT))
    await expect(reset(admin, plain.userId)).rejects.toMatchObject({ code: 'users.no_second_factor' })
    await expect(reset(admin, admin.userId)).rejects.toMatchObject({ code: 'users.own_account' })
    await expect(reset(stranger, user.userId)).rejects.toMatchObject({ code: 'not_found' })
    expect((await rowOf(user.userId)).totpEnabledAt).not.toBeNull()
  })
})

it('all sessions of somebody end, and the trace says how many', async () => {
  const user = await person()
  await openSession(t.db, user.userId, { ip: '192.0.2.8', userAgent: null }, AT)
  await t.db.transaction(tx => endUserSessions(tx, admin, user.userId, AT))
  expect(await openSessions(user.userId)).toBe(0)
  expect(await traces(user.userId)).toMatchObject([{ action: 'user.sessions_ended', new: { sessions: 2 } }])
})
