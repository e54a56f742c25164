import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessions } from '@/db/schema'
import { confirmAndEnter } from '@/lib/accounts/commands/confirm'
import { signUp } from '@/lib/accounts/commands/register'
import { authenticate, signIn } from '@/lib/accounts/commands/sign-in'
import { requestVerification } from '@/lib/accounts/commands/verification'
import { isOwnLink, openLink } from '@/lib/accounts/queries'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { AT, browser, freshEmail, HERE, later, letters, linksOf, PASSWORD, typed, userBy } from './people'

const QUARTER = 15 * 60_000
let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
/** The counters' windows are the clock's quarters of an hour: no test stands across two of them. */
beforeEach(async () => {
  const left = QUARTER - (Date.now() % QUARTER)
  if (left < 5000) await new Promise(resolve => setTimeout(resolve, left + 100))
  await test.db.execute(sql`delete from rate_limits`)
})

const STRANGERS = 'Stranger-Chose-1'
const FAR = { ip: '41.140.77.7', userAgent: 'Chrome' }

/** Two people sign up with the owner's address, each in a browser of their own. */
function scene() {
  const email = freshEmail()
  const [owners, strangers] = [browser(), browser()]
  return {
    email,
    owners,
    ownerSignsUp: (at: Date) => signUp(test.db, typed({ email, firstName: 'Nadia' }), owners, at),
    strangerSignsUp: (at: Date) =>
      signUp(test.db, typed({ email, password: STRANGERS, firstName: 'Mallory' }), strangers, at),
    strangerSignsIn: (at: Date) =>
      signIn(test.db, { email, password: STRANGERS, device: undefined, ...FAR }, at),
    asksAgain: (at: Date) => test.db.transaction(tx => requestVerification(tx, email, null, at)),
    /** The owner of the mailbox opens the letter that came last. */
    async confirms(at: Date, { secret = owners.secret, password = '' } = {}) {
      const { user } = await userBy(test.db, email)
      const token = (await linksOf(test.db, user.id)).at(-1)!.token
      return confirmAndEnter(test.db, { token, secret, password, device: undefined, ...HERE }, at)
    },
    async verifiedAt() {
      return (await userBy(test.db, email)).user.emailVerifiedAt
    },
    async openSessions() {
      const { user } = await userBy(test.db, email)
      const rows = await test.db
        .select({ id: sessions.id })
        .from(sessions)
        .where(and(eq(sessions.userId, user.id), isNull(sessions.revokedAt)))
      return rows.map(({ id }) => id)
    },
  }
}

const ELSEWHERE = { secret: browser().secret }
const MISSING = { code: 'invalid', fields: { password: 'field.required' } }
const WRONG = { code: 'accounts.confirm_password_wrong' }

describe('a stranger who signs up with the address', () => {
  it('a moment before its owner confirms nothing with the owner’s click', async () => {
    const on = scene()
    await on.strangerSignsUp(AT)
    await on.strangerSignsIn(AT)
    await on.ownerSignsUp(later(0.5))
    await expect(on.confirms(later(1))).rejects.toMatchObject(MISSING)
    await expect(on.confirms(later(1), { password: PASSWORD })).rejects.toMatchObject(WRONG)
    expect(await on.verifiedAt()).toBeNull()

    // The way that the page offers.
    await on.ownerSignsUp(later(3))
    const { user, sessionId } = await on.confirms(later(4))
    expect(user.firstName).toBe('Nadia')
    expect(await on.openSessions()).toEqual([sessionId])
    await expect(
      authenticate(test.db, { email: on.email, password: STRANGERS, device: undefined, ...HERE }, AT),
    ).rejects.toThrow('auth.invalid_credentials')
    await expect(
      authenticate(test.db, { email: on.email, password: PASSWORD, device: undefined, ...HERE }, AT),
    ).resolves.toBeDefined()
  })

  it('a moment after its owner changes nothing', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    await on.strangerSignsUp(later(0.5))
    expect((await on.confirms(later(1))).user.firstName).toBe('Nadia')
    await expect(
      authenticate(test.db, { email: on.email, password: STRANGERS, device: undefined, ...HERE }, AT),
    ).rejects.toThrow('auth.invalid_credentials')
    await expect(
      authenticate(test.db, { email: on.email, password: PASSWORD, device: undefined, ...HERE }, AT),
    ).resolves.toBeDefined()
  })

  it('minutes after its owner gets nobody in', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    await on.strangerSignsUp(later(5))
    await expect(on.confirms(later(6))).rejects.toMatchObject(MISSING)
    await expect(on.confirms(later(6), { password: PASSWORD })).rejects.toMatchObject(WRONG)
    expect(await on.verifiedAt()).toBeNull()
    expect(await on.openSessions()).toEqual([])
  })

  it('gains nothing by a letter that the owner asked for again', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    await on.strangerSignsUp(later(5))
    expect(await on.asksAgain(later(7))).toBe('sent')
    await expect(on.confirms(later(8))).rejects.toMatchObject(MISSING)
    expect(await on.verifiedAt()).toBeNull()
  })

  it('does not correct what the owner typed', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    await signUp(
      test.db,
      typed({ email: on.email, password: STRANGERS }),
      browser(browser().secret),
      later(0.5),
    )
    await expect(
      authenticate(test.db, { email: on.email, password: PASSWORD, device: undefined, ...HERE }, AT),
    ).resolves.toBeDefined()
  })
})

describe('the browser of the sign-up', () => {
  it('confirms with one click, also by a letter asked for again', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    expect(await on.asksAgain(later(30))).toBe('sent')
    await expect(on.confirms(later(31))).resolves.toBeDefined()
    expect(await on.verifiedAt()).toEqual(later(31))
  })

  it('may correct its sign-up before another letter may come', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    const again = browser(on.owners.secret)
    await signUp(test.db, typed({ email: on.email, password: 'Mieux-Choisi-2026' }), again, later(0.5))
    const { user } = await userBy(test.db, on.email)
    expect(await letters(test.db, user.id)).toEqual(['verify_email'])
    await expect(on.confirms(later(1))).rejects.toMatchObject(MISSING)
    await expect(on.confirms(later(1), { secret: again.secret })).resolves.toBeDefined()
    await expect(
      authenticate(
        test.db,
        {
          email: on.email,
          password: 'Mieux-Choisi-2026',
          ip: '127.0.0.1',
          userAgent: null,
          device: undefined,
        },
        new Date(),
      ),
    ).resolves.toBeDefined()
  })

  it('is known by its secret only, which is stored nowhere', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    const { user } = await userBy(test.db, on.email)
    const [mailed] = await linksOf(test.db, user.id)
    const link = await openLink(test.db, mailed!.token, AT)
    expect(isOwnLink(link!, on.owners.secret)).toBe(true)
    for (const other of [undefined, '', browser().secret, link!.browserHash!.toString('base64url')]) {
      expect(isOwnLink(link!, other)).toBe(false)
    }
    expect(isOwnLink({ browserHash: null }, on.owners.secret)).toBe(false)
  })
})

describe('another browser', () => {
  it('confirms with the password of the sign-up, and its tries do not count against it', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    await expect(on.confirms(AT, ELSEWHERE)).rejects.toMatchObject(MISSING)
    await expect(on.confirms(AT, { ...ELSEWHERE, password: PASSWORD })).resolves.toBeDefined()
    const [counted] = await test.db.execute<{ hits: number }>(
      sql`select coalesce(sum(hits), 0)::int as hits from rate_limits`,
    )
    expect(counted?.hits).toBe(0)
  })

  it('has as many tries as to sign in, and leaves the link open', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    for (let times = 0; times < 5; times += 1) {
      await expect(on.confirms(AT, { ...ELSEWHERE, password: STRANGERS })).rejects.toMatchObject(WRONG)
    }
    await expect(on.confirms(AT, { ...ELSEWHERE, password: PASSWORD })).rejects.toMatchObject({
      code: 'rate_limited',
    })
    expect(await on.verifiedAt()).toBeNull()
    await expect(on.confirms(AT)).resolves.toBeDefined()
  })

  it('confirms once when the form is sent twice', async () => {
    const on = scene()
    await on.ownerSignsUp(AT)
    const answers = await Promise.allSettled(
      [1, 2].map(() => on.confirms(AT, { ...ELSEWHERE, password: PASSWORD })),
    )
    const refused = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason.code] : []))
    expect(refused).toEqual(['accounts.link_used'])
    expect(await on.openSessions()).toHaveLength(1)
  })
})

it('a session from before the confirmation ends with it', async () => {
  const on = scene()
  await on.ownerSignsUp(AT)
  const early = await signIn(
    test.db,
    { email: on.email, password: PASSWORD, device: undefined, ...HERE },
    later(1),
  )
  const { sessionId } = await on.confirms(later(2))
  const open = await on.openSessions()
  expect(open).toEqual([sessionId])
  expect(open).not.toContain(early.sessionId)
})
