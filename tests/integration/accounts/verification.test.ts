import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessions, users } from '@/db/schema'
import { confirmAndEnter } from '@/lib/accounts/commands/confirm'
import { requestVerification, sendLink, verifyEmail } from '@/lib/accounts/commands/verification'
import { linkState } from '@/lib/accounts/queries'
import { verifyEmailSchema } from '@/lib/accounts/schemas/verification'
import { hashToken } from '@/lib/core/crypto'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { AT, browser, HERE, later, letters, linksOf } from './people'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const OWN = browser()

/** In the browser of the sign-up. */
const confirm = ({ token }: { token: string }, at = AT) =>
  confirmAndEnter(test.db, { token, secret: OWN.secret, password: undefined, device: undefined, ...HERE }, at)

async function newcomer() {
  const { userId } = await makeUser(test.db, { verified: false })
  const email = `${userId}@test.khadamat.example`
  const ask = (at: Date, back: string | null = null) =>
    test.db.transaction(tx => requestVerification(tx, email, back, at))
  /** The link of a sign-up in our own browser. */
  const send = (at: Date, back: string | null = null) =>
    test.db.transaction(tx => sendLink(tx, userId, back, at, hashToken(OWN.secret)))
  return { userId, email, ask, send }
}

async function verifiedAt(userId: string) {
  const [user] = await test.db.select().from(users).where(eq(users.id, userId))
  return user?.emailVerifiedAt
}

describe('a confirmation link', () => {
  it('confirms the address, signs its owner in and leads back', async () => {
    const { userId, send } = await newcomer()
    await send(AT, '/fr/account')
    const [link] = await linksOf(test.db, userId)
    expect(await linkState(test.db, link!.token, later(5))).toBe('open')
    const entered = await confirm({ token: link!.token }, later(5))
    expect(entered.callbackUrl).toBe('/fr/account')
    expect(await verifiedAt(userId)).toEqual(later(5))
    const [session] = await test.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.id, entered.sessionId), eq(sessions.userId, userId)))
    expect(session).toMatchObject({ ip: HERE.ip, revokedAt: null, expiresAt: later(5 + 7 * 24 * 60) })
  })

  it('changes nothing when it is looked at', async () => {
    const { userId, ask } = await newcomer()
    await ask(AT)
    const [link] = await linksOf(test.db, userId)
    await linkState(test.db, link!.token, AT)
    expect(await verifiedAt(userId)).toBeNull()
    expect((await linksOf(test.db, userId))[0]!.usedAt).toBeNull()
  })

  it('works once, also when it is sent ten times at the same moment', async () => {
    const { userId, send } = await newcomer()
    await send(AT)
    const [link] = await linksOf(test.db, userId)
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => confirm({ token: link!.token })),
    )
    expect(answers.filter(answer => answer.status === 'fulfilled')).toHaveLength(1)
    const refusals = answers.flatMap(answer =>
      answer.status === 'rejected' ? [String(answer.reason.code)] : [],
    )
    expect(new Set(refusals)).toEqual(new Set(['accounts.link_used']))
    expect(await test.db.select().from(sessions).where(eq(sessions.userId, userId))).toHaveLength(1)
  })

  it('ends after 24 hours', async () => {
    const { userId, ask } = await newcomer()
    await ask(AT)
    const [link] = await linksOf(test.db, userId)
    expect(await linkState(test.db, link!.token, later(24 * 60))).toBe('expired')
    await expect(verifyEmail(test.db, link!.token, later(24 * 60))).rejects.toThrow('accounts.link_expired')
    expect(await verifiedAt(userId)).toBeNull()
    await expect(verifyEmail(test.db, link!.token, later(24 * 60 - 1))).resolves.toBeDefined()
  })

  it('is no good when made up, and another one of the account is no good after it', async () => {
    const { userId, ask } = await newcomer()
    await ask(AT)
    await ask(later(2))
    const [first, second] = await linksOf(test.db, userId)
    await expect(verifyEmail(test.db, 'A'.repeat(43), AT)).rejects.toThrow('accounts.link_invalid')
    await verifyEmail(test.db, second!.token, later(3))
    await expect(verifyEmail(test.db, first!.token, later(3))).rejects.toThrow('accounts.link_used')
    for (const token of ['', 'x', `${second!.token}0`, '../../etc/passwd', "' or 1=1 --", 'é'.repeat(43)]) {
      expect(verifyEmailSchema.safeParse({ token }).error?.issues[0]?.message).toBe('accounts.link_invalid')
      expect(await linkState(test.db, token, AT)).toBe('invalid')
    }
  })

  it('lets a suspended account neither in nor be confirmed', async () => {
    const { userId, send } = await newcomer()
    await send(AT)
    const [link] = await linksOf(test.db, userId)
    await test.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, userId))
    await expect(confirm({ token: link!.token })).rejects.toThrow('auth.suspended')
    expect(await verifiedAt(userId)).toBeNull()
  })
})

describe('another link', () => {
  it('comes once a minute and keeps the way back of the one before', async () => {
    const { userId, ask } = await newcomer()
    expect(await ask(AT, '/fr/search')).toBe('sent')
    expect(await ask(later(0.99))).toBe('wait')
    expect(await ask(later(1))).toBe('sent')
    const links = await linksOf(test.db, userId)
    expect(links.map(link => link.callbackUrl)).toEqual(['/fr/search', '/fr/search'])
    expect(await letters(test.db, userId)).toEqual(['verify_email', 'verify_email'])
  })

  it('comes once when asked for eight times at the same moment', async () => {
    const { userId, ask } = await newcomer()
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(AT)))
    expect(answers.filter(answer => answer === 'sent')).toHaveLength(1)
    expect(await letters(test.db, userId)).toHaveLength(1)
  })

  it('comes five times an hour at most', async () => {
    const { ask } = await newcomer()
    const answers = []
    for (let minute = 0; minute < 14; minute += 2) answers.push(await ask(later(minute)))
    expect(answers).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'wait', 'wait'])
    expect(await ask(later(61))).toBe('sent')
  })

  it('does not come to addresses that are unknown or confirmed', async () => {
    const { userId } = await makeUser(test.db)
    const ask = (email: string) => test.db.transaction(tx => requestVerification(tx, email, null, AT))
    expect(await ask(`${userId}@test.khadamat.example`)).toBe('nothing')
    expect(await ask('nobody@test.khadamat.example')).toBe('nothing')
    expect(await letters(test.db, userId)).toEqual([])
  })
})
