import { and, eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, expect, test } from 'vitest'
import { accountTokens, auditLog, phoneCodes, users } from '@/db/schema'
import { confirmAndEnter } from '@/lib/accounts/commands/confirm'
import { askEmailChange, confirmEmailChange } from '@/lib/accounts/commands/email'
import { changePassword, resetPassword, sendResetLink } from '@/lib/accounts/commands/password'
import { confirmPhone } from '@/lib/accounts/commands/phone'
import { changeProfile } from '@/lib/accounts/commands/profile'
import { signUp } from '@/lib/accounts/commands/register'
import { endOtherSessions, signOut } from '@/lib/accounts/commands/session'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { beginTwoFactor, disableTwoFactor, enableTwoFactor } from '@/lib/accounts/commands/two-factor'
import { phoneCode } from '@/lib/accounts/queries/phone'
import { recoveryCodesOf } from '@/lib/accounts/recovery'
import { profileSchema } from '@/lib/accounts/schemas/settings'
import type { User } from '@/lib/core/actor'
import { linkToken } from '@/lib/core/crypto'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { AT, browser, freshEmail, HERE, later, PASSWORD, typed } from '../accounts/people'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const NEW = 'Another-Secret-2026'
const RESET = 'Third-Secret-2026'

/** The links of one kind that were mailed, as they stood in the mail. */
const linksOf = async (userId: string, kind: typeof accountTokens.$inferSelect.kind) => {
  const rows = await t.db
    .select()
    .from(accountTokens)
    .where(and(eq(accountTokens.userId, userId), eq(accountTokens.kind, kind)))
  return rows.map(row => linkToken(kind, row.id))
}

test('the whole life of an account leaves no password, link, code, secret, name nor address in the log', async () => {
  const [email, other] = [freshEmail(), freshEmail()]
  const here = browser()
  await signUp(t.db, typed({ email }), here, AT)
  const [row] = await t.db.select().from(users).where(eq(users.email, email))
  const userId = row?.id ?? ''
  const [verify = ''] = await linksOf(userId, 'VERIFY_EMAIL')
  const entered = await confirmAndEnter(
    t.db,
    { token: verify, secret: here.secret, password: undefined, device: undefined, ...HERE },
    later(1),
  )
  const user: User = {
    kind: 'user',
    userId,
    sessionId: entered.sessionId,
    role: 'CLIENT',
    emailVerifiedAt: AT,
    firstName: 'Fatima',
    twoFactor: false,
    locale: 'fr',
    providerId: null,
    ip: HERE.ip,
  }
  const enter = (password: string, at: Date, code?: string, mail = email) =>
    signIn(t.db, { email: mail, password, code, device: undefined, ...HERE }, at)

  await changeProfile(
    t.db,
    user,
    profileSchema.parse({ firstName: 'Khadija', lastName: 'Bennani', phone: '0661987654', language: 'ar' }),
    later(2),
  )
  const [phoneRow] = await t.db
    .insert(phoneCodes)
    .values({ userId, phone: '+212661987654', createdAt: later(2), expiresAt: later(12) })
    .returning()
  const digits = phoneRow ? phoneCode(phoneRow) : ''
  await confirmPhone(t.db, user, digits, later(3))
  await changePassword(t.db, user, { current: PASSWORD, password: NEW }, later(4))

  const secret = await t.db.transaction(tx => beginTwoFactor(tx, userId))
  const codeAt = (at: Date) =>
    new TOTP({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }) }).generate({
      timestamp: at.getTime(),
    })
  const codes = [codeAt(later(5)), codeAt(later(8))]
  await t.db.transaction(tx => enableTwoFactor(tx, user, codes[0] ?? '', later(5)))
  const recovery = recoveryCodesOf(secret)
  await expect(enter(NEW, later(6), '000000')).rejects.toMatchObject({ code: 'auth.code_wrong' })
  await enter(NEW, later(7), recovery[0])
  await t.db.transaction(tx => disableTwoFactor(tx, user, codes[1] ?? '', later(8)))

  await t.db.transaction(tx => askEmailChange(tx, user, other, later(9)))
  const links = [...(await linksOf(userId, 'CHANGE_EMAIL')), ...(await linksOf(userId, 'APPROVE_EMAIL'))]
  for (const link of links) await t.db.transaction(tx => confirmEmailChange(tx, link, later(10)))
  await t.db.transaction(tx => sendResetLink(tx, other, later(11)))
  const [reset = ''] = await linksOf(userId, 'RESET_PASSWORD')
  await resetPassword(t.db, { token: reset, password: RESET }, later(12))
  await expect(resetPassword(t.db, { token: reset, password: NEW }, later(13))).rejects.toThrow('link_used')
  const last = await enter(RESET, later(14), undefined, other)
  await endOtherSessions(t.db, { ...user, sessionId: last.sessionId }, later(15))
  await signOut(t.db, { ...user, sessionId: last.sessionId }, later(16))

  const rows = await t.db.select().from(auditLog).where(eq(auditLog.targetId, userId)).orderBy(auditLog.id)
  expect(rows.map(trace => trace.action)).toEqual([
    'account.created',
    'account.email_confirmed',
    'account.signed_in',
    'account.profile_changed',
    'account.phone_confirmed',
    'account.password_changed',
    'account.two_factor_on',
    'account.code_refused',
    'account.recovery_code_used',
    'account.signed_in',
    'account.two_factor_off',
    'account.email_change_asked',
    'account.email_changed',
    'account.password_reset_asked',
    'account.password_reset',
    'account.reset_refused',
    'account.signed_in',
    'account.sessions_ended',
    'account.signed_out',
  ])
  const hashes = await t.db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId))
  const secrets = [
    ...[PASSWORD, NEW, RESET, hashes[0]?.hash ?? ''],
    ...[verify, reset, ...links, here.secret],
    ...[digits, ...codes, ...recovery],
    ...[
      secret.toString('hex'),
      secret.toString('base64'),
      new Secret({ buffer: new Uint8Array(secret).buffer }).base32,
    ],
    ...[email, other, 'Fatima', 'Khadija', 'Bennani', '661987654', '612345678'],
  ]
  expect(secrets.every(value => value.length >= 6)).toBe(true)
  // Ids and times are digits, too: a code of six could stand in one by chance.
  const said = JSON.stringify(rows.map(trace => [trace.old, trace.new, trace.userAgent]))
  expect(secrets.filter(value => said.includes(value))).toEqual([])
  // The old address and the new one, for who knows them already.
  const [changed] = rows.filter(trace => trace.action === 'account.email_changed')
  expect(changed?.old).toEqual({ email: expect.stringMatching(/^.….@te…$/) })
}, 60_000)
