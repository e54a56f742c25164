import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { signIns, users } from '@/db/schema'
import { openSession } from '@/lib/accounts/commands/session'
import { suspendUser } from '@/lib/administration/commands'
import { type UserFilter, userDetail, userList } from '@/lib/administration/queries/users'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  admin = await makeUser(t.db, { role: 'ADMIN' })
  return () => t.close()
})

const find = async (text: string, more: Partial<UserFilter> = {}) =>
  (await userList(t.db, admin, { text, role: null, status: null, ...more }, null)).items.map(row => row.id)

async function named(firstName: string, lastName: string, phone: string) {
  const user = await makeUser(t.db)
  const email = `${randomUUID().slice(0, 8)}@chez-soi.example`
  await t.db.update(users).set({ firstName, lastName, phone, email }).where(eq(users.id, user.userId))
  return { ...user, email }
}

test('somebody is found by e-mail, by name and by a telephone number however it is written', async () => {
  const user = await named('Zineb', 'Ouazzani Touhami', '+212698123476')
  for (const text of [
    user.email,
    user.email.toUpperCase(),
    'zineb ouaz',
    'touhami',
    '0698123476',
    '06 98-12.34 76',
    '+212 698 123476',
    '698123',
  ]) {
    expect(await find(text), text).toEqual([user.userId])
  }
})

test.each(['%', '_', '100%', "'", '\\', '(', '12'])('%j is looked for as it is', async text => {
  await expect(find(text)).resolves.toEqual(expect.any(Array))
  expect(await find(`zz${text}zz`)).toEqual([])
})

test('by role and state', async () => {
  const { owner } = await makeProvider(t.db)
  await t.db.transaction(tx => suspendUser(tx, admin, { user: owner.userId, reason: 'Insultes' }, AT))
  const email = `${owner.userId}@test`
  expect(await find(email, { role: 'PROVIDER' })).toEqual([owner.userId])
  expect(await find(email, { role: 'CLIENT' })).toEqual([])
  expect(await find(email, { status: 'SUSPENDED' })).toEqual([owner.userId])
  expect(await find(email, { status: 'ACTIVE' })).toEqual([])
})

test('pages neither repeat nor leave out anybody, also of one instant', async () => {
  const word = `Page${randomUUID().slice(0, 8)}`
  for (let index = 0; index < 30; index++) await named(word, 'X', '+212600000000')
  await t.db.update(users).set({ createdAt: AT }).where(eq(users.firstName, word))
  const filter = { text: word, role: null, status: null }
  const first = await userList(t.db, admin, filter, null)
  const second = await userList(t.db, admin, filter, first.next)
  expect([first.items.length, second.items.length, second.next]).toEqual([25, 5, null])
  expect(new Set([...first.items, ...second.items].map(row => row.id)).size).toBe(30)
})

test('one account: devices, tries, its page, and why it is suspended', async () => {
  const { owner, providerId } = await makeProvider(t.db)
  await openSession(t.db, owner.userId, { ip: '192.0.2.9', userAgent: null }, AT)
  await t.db.insert(signIns).values({ userId: owner.userId, outcome: 'WRONG_PASSWORD', at: AT })
  const before = await userDetail(t.db, admin, owner.userId, AT)
  expect(before).toMatchObject({
    role: 'PROVIDER',
    provider: { id: providerId, status: 'APPROVED' },
    devices: [{ ip: '192.0.2.9' }],
    attempts: [{ outcome: 'WRONG_PASSWORD' }],
    reason: null,
  })
  expect(JSON.stringify(before)).not.toMatch(/passwordHash|totpSecret/)
  await t.db.transaction(tx => suspendUser(tx, admin, { user: owner.userId, reason: 'Insultes' }, AT))
  expect(await userDetail(t.db, admin, owner.userId, AT)).toMatchObject({
    reason: 'Insultes',
    devices: [],
    provider: { status: 'SUSPENDED' },
  })
  expect(await userDetail(t.db, admin, 'no-id', AT)).toBeNull()
  expect(await userDetail(t.db, admin, randomUUID(), AT)).toBeNull()
})

test.each(['CLIENT', 'PROVIDER'] as const)('a %s finds nobody', async role => {
  const stranger = await makeUser(t.db, { role })
  const nothing = { text: '', role: null, status: null }
  await expect(userList(t.db, stranger, nothing, null)).rejects.toMatchObject({ code: 'not_found' })
  await expect(userDetail(t.db, stranger, admin.userId, AT)).rejects.toMatchObject({ code: 'not_found' })
})
