import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { adminBookings } from '@/lib/bookings/queries/admin'
import type { User } from '@/lib/core/actor'
import { resetClock, setClock } from '@/lib/time/clock'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { send } from './acting'
import { begun, firm, rowOf, TEN } from './firm'

let t: TestDatabase
let actions: typeof import('@/lib/bookings/actions/admin')
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  actions = await import('@/lib/bookings/actions/admin')
  admin = await makeUser(t.db, { role: 'ADMIN' })
  return () => t.close()
})
beforeEach(() => setClock(() => TEN))
afterEach(resetClock)

const step = (user: User, booking: string, name: string, more: Record<string, string> = {}) =>
  send(actions.adminStep, user, { booking, step: name, ...more })

test('an administrator begins without the code and breaks off with a settlement within the cap', async () => {
  const { id } = await firm(t.db)
  expect((await step(admin, id, 'start')).ok).toBe(true)
  expect(await step(admin, id, 'abort', { amount: '50' })).toMatchObject({
    fields: { reason: 'booking.reason_required' },
  })
  expect(await step(admin, id, 'abort', { reason: 'Panne' })).toMatchObject({
    fields: { amount: 'booking.amount_invalid' },
  })
  expect(await step(admin, id, 'abort', { reason: 'Panne', amount: '165,01' })).toMatchObject({
    fields: { amount: 'booking.above_cap' },
  })
  expect((await step(admin, id, 'abort', { reason: 'Panne', amount: '50' })).ok).toBe(true)
  expect(await rowOf(t.db, id)).toMatchObject({
    status: 'CANCELLED',
    reasonCode: 'ABORTED',
    reason: 'Panne',
    payable: 5_000,
    cancelledBy: 'admin',
  })
})

test('a job without a price can only be broken off for nothing', async () => {
  const { id } = await begun(t.db, { quote: true })
  const refused = await step(admin, id, 'abort', { reason: 'Panne', amount: '1' })
  expect(refused).toMatchObject({ code: 'booking.above_cap' })
  expect((await step(admin, id, 'abort', { reason: 'Panne', amount: '0' })).ok).toBe(true)
  expect(await rowOf(t.db, id)).toMatchObject({ status: 'CANCELLED', payable: null })
})

test('who completes from outside does not say that cash was paid', async () => {
  const { id } = await begun(t.db)
  expect((await step(admin, id, 'complete')).ok).toBe(true)
  expect(await rowOf(t.db, id)).toMatchObject({ status: 'COMPLETED', paymentStatus: 'DUE', amountPaid: 0 })
})

test('the door is the administrator’s alone, and only for the listed steps', async () => {
  const { id, client, provider } = await firm(t.db)
  for (const user of [client, provider]) {
    expect(await step(user, id, 'cancel', { reason: 'Moi' })).toMatchObject({ code: 'auth.forbidden' })
  }
  expect(await step(admin, id, 'rule')).toMatchObject({ ok: false, code: 'invalid' })
  expect((await rowOf(t.db, id)).version).toBe(2)
})

test('found by the beginning of the reference or by state; nobody else finds any', async () => {
  const { id, client } = await firm(t.db)
  const { reference } = await rowOf(t.db, id)
  const found = await adminBookings(t.db, admin, { reference, status: null }, null)
  expect(found.items.map(item => item.id)).toEqual([id])
  const firmOnes = await adminBookings(t.db, admin, { reference: '', status: 'CONFIRMED' }, null)
  expect(new Set(firmOnes.items.map(item => item.status))).toEqual(new Set(['CONFIRMED']))
  const wild = await adminBookings(t.db, admin, { reference: '%', status: null }, null)
  expect(wild.items).toEqual([])
  expect((await adminBookings(t.db, client, { reference, status: null }, null)).items).toEqual([])
})

test('pages hold every booking once', async () => {
  const ids: string[] = []
  for (let mark = null as Parameters<typeof adminBookings>[3], first = true; first || mark; first = false) {
    const page = await adminBookings(t.db, admin, { reference: '', status: 'CANCELLED' }, mark)
    ids.push(...page.items.map(item => item.id))
    mark = page.next
  }
  const [all] = await t.sql`
    select count(*)::int as n from bookings where status = 'CANCELLED' and requested_at is not null`
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(all?.n)
})
