import { eq, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountTokens, auditLog, users } from '@/db/schema'
import { askEmailChange, confirmEmailChange } from '@/lib/accounts/commands/email'
import { changePassword, resetPassword, sendResetLink } from '@/lib/accounts/commands/password'
import { endSession, openSession } from '@/lib/accounts/commands/session'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { beginTwoFactor, disableTwoFactor, enableTwoFactor } from '@/lib/accounts/commands/two-factor'
import { enrolment } from '@/lib/accounts/domain/totp'
import { hashPassword } from '@/lib/accounts/passwords'
import { pendingEnrolment, securityOf } from '@/lib/accounts/queries/security'
import { recoveryCodesOf } from '@/lib/accounts/recovery'
import type { User } from '@/lib/core/actor'
import { userOfToken } from '@/lib/core/auth'
import { hashToken, linkToken } from '@/lib/core/crypto'
import { encodeSession } from '@/lib/core/session-token'
import { AT, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { HERE } from './people'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})
beforeEach(() => t.db.execute(sql`delete from rate_limits`))

const OLD = 'Old-Password-2026'
const NEW = 'New-Password-2026'
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const mailOf = (user: User) => `${user.userId}@test.khadamat.example`

async function person() {
  const user = await makeUser(t.db)
  await t.db
    .update(users)
    .set({ passwordHash: await hashPassword(OLD) })
    .where(eq(users.id, user.userId))
  const sessionId = await openSession(t.db, user.userId, HERE, AT)
  return { ...user, sessionId }
}
const enter = (user: User, password: string, code?: string, at = AT) =>
  signIn(t.db, { email: mailOf(user), password, code, device: undefined, ...HERE }, at)

const tokensOf = async (user: User, kind: 'RESET_PASSWORD' | 'CHANGE_EMAIL' | 'APPROVE_EMAIL') => {
  const rows = await t.db.select().from(accountTokens).where(eq(accountTokens.userId, user.userId))
  return rows.filter(row => row.kind === kind).map(row => linkToken(kind, row.id))
}
const trail = async (user: User) =>
  (await t.db.select().from(auditLog).where(eq(auditLog.targetId, user.userId))).map(row => row.action)

describe('a forgotten password', () => {
  test('is replaced by the mailed link, once, and every session ends', async () => {
    const user = await person()
    await t.db.transaction(tx => sendResetLink(tx, mailOf(user), AT))
    const [token = ''] = await tokensOf(user, 'RESET_PASSWORD')
    await resetPassword(t.db, { token, password: NEW }, later(1))
    expect((await securityOf(t.db, user, later(1)))?.devices).toEqual([])
    await expect(enter(user, OLD)).rejects.toThrow('auth.invalid_credentials')
    await expect(enter(user, NEW)).resolves.toMatchObject({ user: { id: user.userId } })
    await expect(resetPassword(t.db, { token, password: OLD }, later(2))).rejects.toThrow(
      'accounts.link_used',
    )
    expect(await trail(user)).toContain('account.password_reset')
  })

  test('two forms with one link at once: one of them counts', async () => {
    const user = await person()
    await t.db.transaction(tx => sendResetLink(tx, mailOf(user), AT))
    const [token = ''] = await tokensOf(user, 'RESET_PASSWORD')
    const outcomes = await Promise.allSettled([
      resetPassword(t.db, { token, password: NEW }, later(1)),
      resetPassword(t.db, { token, password: `${NEW}x` }, later(1)),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('the link dies after an hour, and a link of another kind opens nothing', async () => {
    const user = await person()
    await t.db.transaction(tx => sendResetLink(tx, mailOf(user), AT))
    const [token = ''] = await tokensOf(user, 'RESET_PASSWORD')
    await expect(resetPassword(t.db, { token, password: NEW }, later(60))).rejects.toThrow('link_expired')
    const [row] = await t.db.select().from(accountTokens).where(eq(accountTokens.userId, user.userId))
    const other = linkToken('VERIFY_EMAIL', row?.id ?? '')
    await expect(resetPassword(t.db, { token: other, password: NEW }, AT)).rejects.toThrow('link_invalid')
    expect(row?.tokenHash).toEqual(hashToken(token))
  })

  test('asking again and again sends one link a minute, five an hour, and none where there is no account', async () => {
    const user = await person()
    for (let minute = 0; minute < 20; minute++) {
      await t.db.transaction(tx => sendResetLink(tx, mailOf(user), later(minute / 2)))
    }
    expect(await tokensOf(user, 'RESET_PASSWORD')).toHaveLength(5)
    await t.db.transaction(tx => sendResetLink(tx, 'nobody@test.khadamat.example', AT))
  })
})

test('changing the password asks for the old one and signs the other devices out, not this one', async () => {
  const user = await person()
  await openSession(t.db, user.userId, HERE, AT)
  await expect(changePassword(t.db, user, { current: NEW, password: NEW }, AT)).rejects.toMatchObject({
    fields: { current: 'accounts.password_wrong' },
  })
  await changePassword(t.db, user, { current: OLD, password: NEW }, AT)
  expect((await securityOf(t.db, user, AT))?.devices.map(({ id }) => id)).toEqual([user.sessionId])
  await enter(user, NEW)
})

test('a device signed out is out at once; a stranger cannot sign it out', async () => {
  const [user, stranger] = [await person(), await person()]
  const stolen = await openSession(t.db, user.userId, HERE, new Date())
  const cookie = await encodeSession({ sid: stolen, sub: user.userId, role: 'CLIENT', name: 'Nadia' })
  expect(await userOfToken(cookie, '127.0.0.1')).not.toBeNull()
  await expect(t.db.transaction(tx => endSession(tx, stranger, stolen, AT))).rejects.toThrow('not_found')
  await t.db.transaction(tx => endSession(tx, user, stolen, AT))
  expect(await userOfToken(cookie, '127.0.0.1')).toBeNull()
  await expect(t.db.transaction(tx => endSession(tx, user, stolen, AT))).rejects.toThrow('not_found')
})

describe('another address', () => {
  test('is set once both have said yes, whichever comes first', async () => {
    for (const first of ['CHANGE_EMAIL', 'APPROVE_EMAIL'] as const) {
      const user = await person()
      const email = `new-${user.userId}@test.khadamat.example`
      await t.db.transaction(tx => askEmailChange(tx, user, email, AT))
      const second = first === 'CHANGE_EMAIL' ? 'APPROVE_EMAIL' : 'CHANGE_EMAIL'
      const confirm = async (kind: typeof first | typeof second) =>
        t.db.transaction(async tx => confirmEmailChange(tx, (await tokensOf(user, kind))[0] ?? '', AT))
      expect(await confirm(first)).toBe('waiting')
      expect((await securityOf(t.db, user, AT))?.email).toBe(mailOf(user))
      expect(await confirm(second)).toBe('changed')
      expect((await securityOf(t.db, user, AT))?.email).toBe(email)
      await expect(confirm(second)).rejects.toThrow('accounts.link_used')
    }
  })

  test('that belongs to somebody by then is refused', async () => {
    const [user, other] = [await person(), await person()]
    await t.db.transaction(tx => askEmailChange(tx, user, mailOf(other), AT))
    const [one = ''] = await tokensOf(user, 'CHANGE_EMAIL')
    const [two = ''] = await tokensOf(user, 'APPROVE_EMAIL')
    await t.db.transaction(tx => confirmEmailChange(tx, one, AT))
    await expect(t.db.transaction(tx => confirmEmailChange(tx, two, AT))).rejects.toThrow('email_taken')
  })
})

describe('the second factor', () => {
  /** What an authenticator shows at a moment. */
  const codeAt = (secret: Buffer, at: Date) =>
    new TOTP({ secret: Secret.fromHex(secret.toString('hex')) }).generate({ timestamp: at.getTime() })

  async function protectedPerson() {
    const user = await person()
    const secret = await t.db.transaction(tx => beginTwoFactor(tx, user.userId))
    const code = codeAt(secret, AT)
    await t.db.transaction(tx => enableTwoFactor(tx, user, code, AT))
    return { user, secret, code }
  }

  test('is asked for with the password, and a code works once, also twice at once', async () => {
    const { user, secret, code } = await protectedPerson()
    await expect(enter(user, OLD)).rejects.toMatchObject({ code: 'auth.code_required' })
    await expect(enter(user, NEW, code)).rejects.toMatchObject({ code: 'auth.invalid_credentials' })
    // The one that switched it on has been used.
    await expect(enter(user, OLD, code)).rejects.toMatchObject({ code: 'auth.code_wrong' })
    const at = later(1)
    const next = codeAt(secret, at)
    const outcomes = await Promise.allSettled([enter(user, OLD, next, at), enter(user, OLD, next, at)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }, 60_000)

  test('a recovery code opens once, and its use is told', async () => {
    const { user, secret } = await protectedPerson()
    const [code = ''] = recoveryCodesOf(secret)
    await enter(user, OLD, code.toUpperCase())
    await expect(enter(user, OLD, code)).rejects.toMatchObject({ code: 'auth.code_wrong' })
    expect((await securityOf(t.db, user, AT))?.recoveryCodesLeft).toBe(9)
    expect(await trail(user)).toContain('account.recovery_code_used')
  }, 60_000)

  test('survives a new password, and is switched off only with a code', async () => {
    const { user, secret } = await protectedPerson()
    await t.db.transaction(tx => sendResetLink(tx, mailOf(user), AT))
    const [token = ''] = await tokensOf(user, 'RESET_PASSWORD')
    await resetPassword(t.db, { token, password: NEW }, AT)
    await expect(enter(user, NEW)).rejects.toMatchObject({ code: 'auth.code_required' })
    const off = (code: string) => t.db.transaction(tx => disableTwoFactor(tx, user, code, later(2)))
    await expect(off('000000')).rejects.toMatchObject({ code: 'accounts.code_wrong' })
    await off(recoveryCodesOf(secret)[3] ?? '')
    await enter(user, NEW)
  }, 60_000)

  test('its secret lies sealed in the database and is shown only before the first code', async () => {
    const user = await person()
    const secret = await t.db.transaction(tx => beginTwoFactor(tx, user.userId))
    expect((await pendingEnrolment(t.db, user))?.key).toBe(enrolment(secret, mailOf(user)).key)
    const [row] = await t.db.select().from(users).where(eq(users.id, user.userId))
    expect(row?.totpSecret?.includes(secret)).toBe(false)
    await t.db.transaction(tx => enableTwoFactor(tx, user, codeAt(secret, AT), AT))
    expect(await pendingEnrolment(t.db, user)).toBeNull()
    await expect(t.db.transaction(tx => beginTwoFactor(tx, user.userId))).rejects.toThrow('two_factor_on')
  }, 60_000)
})
