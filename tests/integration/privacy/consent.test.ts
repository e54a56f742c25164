import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, consents, emails, users } from '@/db/schema'
import { signUp } from '@/lib/accounts/commands/register'
import { EDITIONS } from '@/lib/legal/domain/pages'
import { changeNews } from '@/lib/privacy/commands/consent'
import { announceTermsToAll } from '@/lib/privacy/commands/terms'
import { privacyOf } from '@/lib/privacy/queries/page'
import { AT, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { browser, later, typed, userBy } from '../accounts/people'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
})
afterAll(() => t.close())

const agreed = async (userId: string) => {
  const rows = await t.db.select().from(consents).where(eq(consents.userId, userId))
  return rows.map(({ kind, given }) => `${kind}:${given}`).sort()
}

test('signing up agrees to terms and privacy of this edition, and to news only by the box', async () => {
  const [plain, keen] = [typed(), typed({ news: 'on' })]
  for (const input of [plain, keen]) await signUp(t.db, input, browser(), AT)
  const [one, two] = [(await userBy(t.db, plain.email)).user, (await userBy(t.db, keen.email)).user]
  expect(await agreed(one.id)).toEqual(['PRIVACY:true', 'TERMS:true'])
  expect(one.marketingConsentAt).toBeNull()
  expect(await agreed(two.id)).toEqual(['NEWS:true', 'PRIVACY:true', 'TERMS:true'])
  expect(two.marketingConsentAt).toEqual(AT)
  const [row] = await t.db.select().from(consents).where(eq(consents.userId, one.id))
  expect(row?.edition).toBe(EDITIONS.terms.edition)
})

test('who takes over a sign-up that nobody confirmed agrees anew', async () => {
  const first = typed({ news: 'on' })
  await signUp(t.db, first, browser(), AT)
  await signUp(t.db, typed({ email: first.email }), browser(), later(30))
  const { user } = await userBy(t.db, first.email)
  expect(await agreed(user.id)).toEqual(['PRIVACY:true', 'TERMS:true'])
  expect(user.marketingConsentAt).toBeNull()
})

test('news are taken back and given again; saved without a change, nothing is written', async () => {
  const client = await makeUser(t.db)
  const set = (wanted: boolean, minutes: number) =>
    t.db.transaction(tx => changeNews(tx, client, wanted, later(minutes)))
  await set(false, 0)
  expect(await agreed(client.userId)).toEqual([])
  await set(true, 1)
  await set(true, 2)
  await set(false, 3)
  expect(await agreed(client.userId)).toEqual(['NEWS:false', 'NEWS:true'])
  const view = await privacyOf(t.db, client)
  expect(view?.agreed).toMatchObject([{ kind: 'NEWS', given: false }])
  expect(view?.newsSince).toBeNull()
  const [row] = await t.db.select().from(users).where(eq(users.id, client.userId))
  expect(row?.marketingConsentAt).toBeNull()
  const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, client.userId))
  expect(trail.map(({ action }) => action)).toEqual(['privacy.consent_given', 'privacy.consent_withdrawn'])
})

test('a new edition is told once to who agreed to an earlier one, and to nobody else', async () => {
  const next = { edition: '2027-02', since: '2027-02-01' }
  const editions = { terms: next, privacy: EDITIONS.privacy }
  const [earlier, later_, never, unverified] = [
    await makeUser(t.db),
    await makeUser(t.db),
    await makeUser(t.db),
    await makeUser(t.db, { verified: false }),
  ]
  const agree = (userId: string, edition: string) =>
    t.db.insert(consents).values({ userId, kind: 'TERMS', edition, given: true })
  for (const { userId } of [earlier, later_, unverified]) await agree(userId, '2026-11')
  await agree(later_.userId, '2027-02')
  const told = async () => {
    const rows = await t.db.select().from(emails).where(eq(emails.template, 'terms_changed'))
    const ours = [earlier, later_, never, unverified].map(({ userId }) => userId)
    return rows.map(({ userId }) => userId).filter(id => ours.includes(id ?? ''))
  }
  const on = (day: string) => announceTermsToAll(t.db, new Date(`${day}T09:03:00.000Z`), editions)
  await on('2027-01-31')
  expect(await told(), 'not before it holds').toEqual([])
  await Promise.all([on('2027-02-01'), on('2027-02-01')])
  await on('2027-02-02')
  expect(await told()).toEqual([earlier.userId])
  const late = await makeUser(t.db)
  await agree(late.userId, '2026-11')
  await on('2027-06-01')
  expect(await t.db.select().from(emails).where(eq(emails.userId, late.userId))).toHaveLength(0)
})

test('the people of the demo have agreed to something', async () => {
  const { user } = await userBy(t.db, 'client@khadamat.example')
  expect(await agreed(user.id)).toEqual(['NEWS:true', 'PRIVACY:true', 'TERMS:true'])
  expect(user.marketingConsentAt).toEqual(user.createdAt)
})
