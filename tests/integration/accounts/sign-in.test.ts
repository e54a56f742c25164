import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessions, users } from '@/db/schema'
import { closeAllSessions, closeSession, openSession } from '@/lib/accounts/commands/session'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { hashPassword } from '@/lib/accounts/passwords'
import { signInSchema } from '@/lib/accounts/schemas/sign-in'
import { userOfToken } from '@/lib/core/auth'
import { encodeSession, sessionIdOf } from '@/lib/core/session-token'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { HERE, PASSWORD } from './people'

let test: TestDatabase
let hash: string
/** Sessions are checked against the machine's clock. */
const NOW = new Date()
const QUARTER = 15 * 60_000

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
})

async function person(passwordHash = hash) {
  const user = await makeUser(test.db)
  await test.db.update(users).set({ passwordHash }).where(eq(users.id, user.userId))
  return { ...user, email: `${user.userId}@test.khadamat.example` }
}

type Try = { email: string; password?: string; ip?: string; device?: string }
const attempt = ({ email, password = PASSWORD, ip = HERE.ip, device }: Try) =>
  signIn(test.db, { email, password, device, ip, userAgent: HERE.userAgent }, NOW)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'in',
    error => String(error.code),
  )
const wrong = (email: string, rest: Partial<Try> = {}) =>
  codeOf(attempt({ email, password: 'Wrong-Pass-2026', ...rest }))

describe('signing in', () => {
  it('opens a session that the cookie names', async () => {
    const { userId, email } = await person()
    const { sessionId, user } = await attempt({ email: email.toUpperCase() })
    const token = await encodeSession({ sid: sessionId, sub: user.id, role: user.role, name: user.firstName })
    expect(token).not.toContain(sessionId)
    expect(await userOfToken(token, HERE.ip)).toMatchObject({ userId, sessionId, role: 'CLIENT' })
  })

  it('answers an unknown address and a wrong password alike, in code and in time', async () => {
    const { email } = await person()
    const timed = async (address: string) => {
      const from = performance.now()
      expect(await wrong(address)).toBe('auth.invalid_credentials')
      return performance.now() - from
    }
    expect(await timed(email)).toBeGreaterThan(50)
    expect(await timed('nobody@test.khadamat.example')).toBeGreaterThan(50)
  })

  it('tells of a suspension only who knows the password', async () => {
    const { userId, email } = await person()
    await test.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, userId))
    expect(await wrong(email)).toBe('auth.invalid_credentials')
    expect(await codeOf(attempt({ email }))).toBe('auth.suspended')
    expect(await test.db.select().from(sessions).where(eq(sessions.userId, userId))).toEqual([])
  })

  it('does not take a longer password that begins like the right one', async () => {
    const long = `Aa1${'x'.repeat(69)}`
    const { email } = await person(await hashPassword(long))
    expect(await codeOf(attempt({ email, password: `${long}y` }))).toBe('auth.invalid_credentials')
    expect(await codeOf(attempt({ email, password: long }))).toBe('in')
  })

  it('reads the form: one spelling of a password, no unsafe way back, no 10,000 characters', () => {
    const fields = { email: 'a@b.ma', password: 'E\u0301' }
    expect(signInSchema.parse({ ...fields, callbackUrl: '//evil.example' })).toMatchObject({
      password: 'É',
      callbackUrl: null,
    })
    expect(signInSchema.safeParse({ ...fields, password: 'x'.repeat(10_000) }).success).toBe(false)
    expect(signInSchema.safeParse({}).error?.issues.map(issue => issue.message)).toEqual([
      'field.required',
      'field.required',
    ])
  })
})

describe('attempts', () => {
  it('are ten per address of the network; a success takes none', async () => {
    const { email } = await person()
    expect(await codeOf(attempt({ email }))).toBe('in')
    for (let times = 0; times < 10; times += 1) {
      expect(await wrong(`${randomUUID()}@test.khadamat.example`)).toBe('auth.invalid_credentials')
    }
    await expect(attempt({ email })).rejects.toMatchObject({
      code: 'rate_limited',
      params: { minutes: expect.any(Number) },
    })
    expect(await codeOf(attempt({ email, ip: '41.140.9.9' }))).toBe('in')
  })

  it('are five per account, wherever they come from, twenty at once included', async () => {
    const { email } = await person()
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => wrong(email, { ip: `41.140.2.${index}` })),
    )
    expect(codes.filter(code => code === 'auth.invalid_credentials')).toHaveLength(5)
    expect(await codeOf(attempt({ email, ip: '41.140.3.1' }))).toBe('rate_limited')
  })

  it('count for unknown addresses as well, so a wait tells nothing', async () => {
    const email = `${randomUUID()}@test.khadamat.example`
    for (let times = 0; times < 5; times += 1) await wrong(email, { ip: `41.140.4.${times}` })
    expect(await wrong(email, { ip: '41.140.4.9' })).toBe('rate_limited')
  })

  it('of a stranger do not lock out a device that has been in before', async () => {
    const { email } = await person()
    const { device } = await attempt({ email })
    for (let times = 0; times < 9; times += 1) await wrong(email, { ip: `41.140.5.${times}` })
    expect(await codeOf(attempt({ email, ip: '41.140.6.1' }))).toBe('rate_limited')
    expect(await codeOf(attempt({ email, ip: '41.140.6.2', device }))).toBe('in')
  })

  it('with a device cookie are limited too, and the cookie of one account is none for another', async () => {
    const [mine, other] = [await person(), await person()]
    const { device } = await attempt({ email: mine.email })
    for (let times = 0; times < 5; times += 1) await wrong(mine.email, { ip: `41.140.7.${times}`, device })
    expect(await codeOf(attempt({ email: mine.email, ip: '41.140.7.9', device }))).toBe('rate_limited')
    for (let times = 0; times < 5; times += 1) await wrong(other.email, { ip: `41.140.8.${times}` })
    for (const forged of [device, `${device}x`, 'a.b', '.', 'x'.repeat(4000)]) {
      expect(await codeOf(attempt({ email: other.email, ip: '41.140.8.9', device: forged }))).toBe(
        'rate_limited',
      )
    }
  })

  it('that were refused do not stretch the wait', async () => {
    const { email } = await person()
    for (let times = 0; times < 12; times += 1) await wrong(email, { ip: `41.140.10.${times}` })
    const [row] = await test.db.execute<{ hits: number }>(
      sql`select max(hits)::int as hits from rate_limits where key like 'sign_in_account:%'`,
    )
    expect(row?.hits).toBe(5)
  })
})

describe('a session', () => {
  const tokenFor = (sid: string) => encodeSession({ sid, sub: 'x', role: 'ADMIN', name: 'x' })

  it('ends when it is closed, and only it', async () => {
    const { userId } = await person()
    const [one, two] = [
      await openSession(test.db, userId, HERE, NOW),
      await openSession(test.db, userId, HERE, NOW),
    ]
    await closeSession(test.db, one, NOW)
    expect(await userOfToken(await tokenFor(one), HERE.ip)).toBeNull()
    // The role in the cookie is for show: the row says who it is.
    expect(await userOfToken(await tokenFor(two), HERE.ip)).toMatchObject({ userId, role: 'CLIENT' })
    await closeAllSessions(test.db, userId, NOW)
    expect(await userOfToken(await tokenFor(two), HERE.ip)).toBeNull()
  })

  it('ends after seven days and with the account’s suspension', async () => {
    const { userId } = await person()
    const old = await openSession(test.db, userId, HERE, new Date(NOW.getTime() - 7 * 24 * 3_600_000))
    expect(await userOfToken(await tokenFor(old), HERE.ip)).toBeNull()
    const open = await openSession(test.db, userId, HERE, NOW)
    await test.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, userId))
    expect(await userOfToken(await tokenFor(open), HERE.ip)).toBeNull()
  })

  it.each(['', 'x', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.e30.', 'é'.repeat(5000)])(
    'is not opened by a made-up cookie (%#)',
    async token => {
      expect(await sessionIdOf(token)).toBeNull()
      expect(await userOfToken(token, HERE.ip)).toBeNull()
    },
  )

  it('is not opened by a token whose session id is no id', async () => {
    expect(await userOfToken(await tokenFor("' or 1=1 --"), HERE.ip)).toBeNull()
  })

  it('takes any text for an address of the network', async () => {
    const { userId } = await person()
    for (const ip of ['', 'unknown', '::ffff:127.0.0.1', 'fe80::1%eth0', "1'; drop table users"]) {
      await expect(openSession(test.db, userId, { ip, userAgent: null }, NOW)).resolves.toBeDefined()
    }
  })
})
