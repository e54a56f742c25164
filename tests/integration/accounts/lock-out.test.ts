import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountTokens, auditLog, users } from '@/db/schema'
import { noteLock } from '@/lib/accounts/commands/lock'
import { confirmPassword, resetPassword, sendResetLink } from '@/lib/accounts/commands/password'
import { markOf, signIn } from '@/lib/accounts/commands/sign-in'
import { hashPassword } from '@/lib/accounts/passwords'
import { linkToken } from '@/lib/core/crypto'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { AT, HERE, later, letters, PASSWORD } from './people'

let test: TestDatabase
let hash: string
const QUARTER = 15 * 60_000
const DAY_MINUTES = 24 * 60

beforeAll(async () => {
  test = await openTestDatabase()
  hash = await hashPassword(PASSWORD)
})
afterAll(() => test.close())
/** The counters' windows are the clock's quarters of an hour: no test stands across two of them. */
beforeEach(async () => {
  const left = QUARTER - (Date.now() % QUARTER)
  if (left < 20_000) await new Promise(resolve => setTimeout(resolve, left + 100))
  await test.db.execute(sql`delete from rate_limits`)
  await test.db.execute(sql`delete from graphile_worker._private_jobs`)
})

async function person() {
  const user = await makeUser(test.db)
  await test.db.update(users).set({ passwordHash: hash }).where(eq(users.id, user.userId))
  return { ...user, email: `${user.userId}@test.khadamat.example` }
}

type Try = { email: string; password?: string; ip?: string; device?: string }
const attempt = ({ email, password = PASSWORD, ip = HERE.ip, device }: Try) =>
  signIn(test.db, { email, password, device, ip, userAgent: HERE.userAgent }, AT)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'in',
    error => String(error.code),
  )
let street = 0
/** A stranger with as many addresses as he likes. */
async function besiege(email: string, tries = 12) {
  for (let n = 0; n < tries; n += 1) {
    street += 1
    const ip = `100.64.${Math.floor(street / 250)}.${street % 250}`
    await codeOf(attempt({ email, password: 'Wrong-Pass-2026', ip }))
  }
}
const waitingJobs = async () => {
  const rows = await test.db.execute<{ payload: { email: string } }>(sql`
    select j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'account_locked'`)
  return rows.map(({ payload }) => payload.email)
}

describe('an account that a stranger has locked', () => {
  it('stays open to a device that has been in before, also from the stranger’s own address', async () => {
    const { email } = await person()
    const { device } = await attempt({ email })
    for (let n = 0; n < 15; n += 1) await codeOf(attempt({ email, password: 'Wrong-Pass-2026' }))
    expect(await codeOf(attempt({ email }))).toBe('rate_limited')
    expect(await codeOf(attempt({ email, device }))).toBe('in')
  })

  it('opens to its owner again by a new password, and that browser is known from then on', async () => {
    const { email, userId } = await person()
    await besiege(email)
    expect(await codeOf(attempt({ email, ip: '41.140.20.1' }))).toBe('rate_limited')
    await test.db.transaction(tx => sendResetLink(tx, email, AT))
    const [link] = await test.db.select().from(accountTokens).where(eq(accountTokens.userId, userId))
    const token = linkToken('RESET_PASSWORD', `${link?.id}`)
    const password = 'Khadamat-Neuf-2026'
    const owner = await resetPassword(test.db, { token, password }, AT)
    expect(owner).toEqual({ email })
    // Anywhere, before the stranger has filled the counter again …
    expect(await codeOf(attempt({ email, password, ip: '41.140.20.2' }))).toBe('in')
    // … and where the link was opened also afterwards.
    await besiege(email)
    expect(await codeOf(attempt({ email, password, ip: '41.140.20.3' }))).toBe('rate_limited')
    const device = markOf(owner.email, undefined)
    expect(await codeOf(attempt({ email, password, ip: '41.140.20.4', device }))).toBe('in')
  })

  it('does not keep its owner, who is in, from the own keys; a thief of the session has five tries', async () => {
    const user = await person()
    await besiege(user.email)
    expect(await codeOf(confirmPassword(test.db, user, PASSWORD))).toBe('in')
    for (let n = 0; n < 5; n += 1) {
      expect(await codeOf(confirmPassword(test.db, user, 'Wrong-Pass-2026'))).toBe('accounts.password_wrong')
    }
    expect(await codeOf(confirmPassword(test.db, user, PASSWORD))).toBe('rate_limited')
    const elsewhere = { ...user, sessionId: randomUUID() }
    expect(await codeOf(confirmPassword(test.db, elsewhere, PASSWORD))).toBe('in')
  })
})

describe('its owner', () => {
  const locks = (userId: string) =>
    test.db
      .select({ severity: auditLog.severity })
      .from(auditLog)
      .where(and(eq(auditLog.targetId, userId), eq(auditLog.action, 'account.locked')))

  it('is news once, however many tries there are, and so is an address without account', async () => {
    const { email } = await person()
    const nobody = `${randomUUID()}@test.khadamat.example`
    await besiege(email, 4)
    expect(await waitingJobs()).toEqual([])
    await besiege(email, 8)
    await besiege(nobody, 12)
    expect((await waitingJobs()).sort()).toEqual([email, nobody].sort())
  })

  it('gets one letter a day, twice at once included', async () => {
    const { email, userId } = await person()
    const note = (minutes: number) =>
      test.db.transaction(tx => noteLock(tx, email.toUpperCase(), later(minutes)))
    await Promise.all([note(0), note(0), note(1)])
    await note(DAY_MINUTES - 1)
    expect(await letters(test.db, userId)).toEqual(['account_locked'])
    await note(DAY_MINUTES + 1)
    expect(await letters(test.db, userId)).toEqual(['account_locked', 'account_locked'])
    expect(await locks(userId)).toEqual([{ severity: 'MEDIUM' }, { severity: 'MEDIUM' }])
  })

  it('is not told of an account that is gone or suspended', async () => {
    const { email, userId } = await person()
    await test.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, userId))
    await noteLock(test.db, email, AT)
    await noteLock(test.db, 'nobody@test.khadamat.example', AT)
    expect([await locks(userId), await letters(test.db, userId)]).toEqual([[], []])
  })
})
