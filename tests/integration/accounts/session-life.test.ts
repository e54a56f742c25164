import { eq, sql } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessions, users } from '@/db/schema'
import { closeSession, openSession } from '@/lib/accounts/commands/session'
import type { User } from '@/lib/core/actor'
import { userOfToken } from '@/lib/core/auth'
import { slideSession } from '@/lib/core/session-row'
import { encodeSession, readSession, sessionCookieName } from '@/lib/core/session-token'
import { middleware } from '@/middleware'
import { agedCookie } from '../../support/aged-cookie'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { HERE } from './people'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOW = new Date()
const since = (ms: number) => new Date(NOW.getTime() + ms)

let test: TestDatabase
let user: User
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  user = await makeUser(test.db)
})

const open = (at = NOW) => openSession(test.db, user.userId, HERE, at)
const claims = (sid: string) => ({ sid, sub: user.userId, role: user.role, name: user.firstName })
const rowOf = async (sid: string) => (await test.db.select().from(sessions).where(eq(sessions.id, sid)))[0]!
const visit = (path: string, token: string, method = 'GET') =>
  middleware(
    new NextRequest(`http://localhost:3000${path}`, {
      method,
      headers: { cookie: `${sessionCookieName()}=${token}` },
    }),
  )
const cookieOf = (response: Response) => {
  const line = response.headers.getSetCookie().find(text => text.startsWith(`${sessionCookieName()}=`))
  return line === undefined ? null : (line.slice(line.indexOf('=') + 1).split(';')[0] ?? '')
}

describe('a row', () => {
  it('lives seven days from the last visit', async () => {
    const sid = await open()
    expect(await slideSession(test.db, sid, since(6 * DAY))).toMatchObject({ sid, role: 'CLIENT' })
    expect((await rowOf(sid)).expiresAt).toEqual(since(13 * DAY))
    expect(await slideSession(test.db, sid, since(13 * DAY))).toBeNull()
  })

  it('is written at most once in fifteen minutes', async () => {
    const sid = await open()
    await slideSession(test.db, sid, since(14 * MINUTE))
    expect((await rowOf(sid)).lastSeenAt).toEqual(NOW)
    await Promise.all(Array.from({ length: 10 }, () => slideSession(test.db, sid, since(15 * MINUTE))))
    await slideSession(test.db, sid, since(29 * MINUTE))
    expect((await rowOf(sid)).lastSeenAt).toEqual(since(15 * MINUTE))
  })

  it('ends on the ninetieth day, however often it is used', async () => {
    const sid = await open()
    for (let day = 6; day < 90; day += 6) {
      expect(await slideSession(test.db, sid, since(day * DAY))).not.toBeNull()
    }
    expect((await rowOf(sid)).expiresAt).toEqual(since(90 * DAY))
    expect(await slideSession(test.db, sid, since(90 * DAY))).toBeNull()
  })

  it('does not come back once it was revoked or the account suspended', async () => {
    const [one, two] = [await open(), await open()]
    await closeSession(test.db, one, since(MINUTE))
    expect(await slideSession(test.db, one, since(DAY))).toBeNull()
    expect((await rowOf(one)).lastSeenAt).toEqual(NOW)
    await test.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, user.userId))
    expect(await slideSession(test.db, two, since(DAY))).toBeNull()
  })
})

describe('the middleware', () => {
  it('believes a cookie younger than fifteen minutes and leaves it as it is', async () => {
    const sid = await open(since(-DAY))
    const response = await visit('/fr/account', await agedCookie(claims(sid), 14))
    expect([response.headers.get('location'), cookieOf(response)]).toEqual([null, null])
    expect((await rowOf(sid)).lastSeenAt).toEqual(since(-DAY))
  })

  it('makes an older one anew after asking the row, with what the row says', async () => {
    const sid = await open(since(-DAY))
    const response = await visit('/fr/account', await agedCookie({ ...claims(sid), role: 'ADMIN' }, 16))
    const fresh = await readSession(cookieOf(response) ?? '')
    expect(fresh?.sessionId).toBe(sid)
    expect(Date.now() - (fresh?.issuedAt.getTime() ?? 0)).toBeLessThan(5_000)
    const lines = response.headers.getSetCookie().join('\n')
    expect(lines).toMatch(/^kh_in=CLIENT;/m)
    expect(lines).toMatch(/session-token=.*HttpOnly.*SameSite=lax/i)
    const { lastSeenAt, expiresAt } = await rowOf(sid)
    expect(Math.abs(lastSeenAt.getTime() - Date.now())).toBeLessThan(5_000)
    expect(Math.abs(expiresAt.getTime() - Date.now() - 7 * DAY)).toBeLessThan(5_000)
  })

  it.each(['revoked', 'idle for a week', 'of a suspended account'])(
    'takes the cookies of a session that is %s back and shows the sign-in page',
    async kind => {
      const sid = await open(kind === 'idle for a week' ? since(-7 * DAY) : NOW)
      if (kind === 'revoked') await closeSession(test.db, sid, NOW)
      if (kind === 'of a suspended account')
        await test.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, user.userId))
      const response = await visit('/ar/account/bookings?scope=past', await agedCookie(claims(sid), 16))
      expect(response.headers.get('location')).toBe(
        'http://localhost:3000/ar/sign-in?callbackUrl=%2Far%2Faccount%2Fbookings%3Fscope%3Dpast',
      )
      expect(cookieOf(response)).toBe('')
      expect(response.headers.getSetCookie().join('\n')).toMatch(/^kh_in=;/m)
    },
  )

  it('asks the row at once where somebody signs in, so that no dead session comes along', async () => {
    const sid = await open()
    await closeSession(test.db, sid, NOW)
    const response = await visit('/fr/sign-in', await encodeSession(claims(sid)))
    expect([response.headers.get('location'), cookieOf(response)]).toEqual([null, ''])
  })

  it('leaves a form to its action, which asks the row itself', async () => {
    const sid = await open()
    await closeSession(test.db, sid, NOW)
    const token = await agedCookie(claims(sid), 16)
    expect((await visit('/fr/account/bookings', token, 'POST')).headers.get('location')).toBeNull()
    expect(await userOfToken(token, HERE.ip)).toBeNull()
  })

  it('shows the page of a database that does not answer to the page itself', async () => {
    const sid = await open()
    await test.db.execute(sql`alter table sessions rename to sessions_away`)
    try {
      const response = await visit('/fr/account', await agedCookie(claims(sid), 16))
      expect([response.headers.get('location'), cookieOf(response)]).toEqual([null, null])
    } finally {
      await test.db.execute(sql`alter table sessions_away rename to sessions`)
    }
  })
})
