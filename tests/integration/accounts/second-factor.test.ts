import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { User } from '@/lib/core/actor'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { firm, rowOf } from '../bookings/firm'
import { makeFile } from '../files/scene'

// The live site, where an administrator's password alone opens nothing (A6).
vi.mock('@/lib/core/env', async original => ({
  ...(await original<typeof import('@/lib/core/env')>()),
  isLive: () => true,
}))
const here: { actor: User | null } = { actor: null }
vi.mock('@/lib/core/auth', async original => ({
  ...(await original<typeof import('@/lib/core/auth')>()),
  currentActor: async () => here.actor,
}))
vi.mock('@/lib/core/cache', async original => ({
  ...(await original<typeof import('@/lib/core/cache')>()),
  refresh: () => undefined,
  reloadPage: () => undefined,
}))

let t: TestDatabase
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})
beforeEach(async () => {
  admin = await makeUser(t.db, { role: 'ADMIN' })
  here.actor = admin
})

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const REFUSED = { ok: false, code: 'auth.two_factor_required' }

test('steps that are open to both sides do nothing for a password alone', async () => {
  const { id } = await firm(t.db)
  const { cancelBooking } = await import('@/lib/bookings/actions')
  const { proposeNewTime } = await import('@/lib/bookings/actions/reschedule')
  const { answerSeries } = await import('@/lib/bookings/actions/series')
  const wish = { booking: id, reason: 'Parce que', start: '2026-11-27T10:00:00.000Z', act: 'end' }
  for (const act of [cancelBooking, proposeNewTime, answerSeries]) {
    expect(await act(null, form(wish))).toMatchObject(REFUSED)
  }
  expect(await rowOf(t.db, id)).toMatchObject({ status: 'CONFIRMED', version: 2 })

  here.actor = { ...admin, twoFactor: true }
  expect(await cancelBooking(null, form(wish))).toMatchObject({ ok: true })
  expect(await rowOf(t.db, id)).toMatchObject({ status: 'CANCELLED', cancelledBy: 'admin' })
})

test('nobody’s photos are read with a password alone', async () => {
  const { id: booking, client } = await firm(t.db)
  const sha256 = Buffer.alloc(32, 7)
  const id = await makeFile(t.db, client, 'BOOKING_PHOTO', { bookingId: booking, sha256 })
  const { GET } = await import('@/app/api/files/[id]/route')
  // Known already, so that no bytes are needed to see who would get them.
  const headers = { 'if-none-match': `"${'07'.repeat(16)}"` }
  const read = () =>
    GET(new NextRequest(`http://localhost/api/files/${id}`, { headers }), { params: Promise.resolve({ id }) })
  expect((await read()).status).toBe(404)
  here.actor = { ...admin, twoFactor: true }
  expect((await read()).status).toBe(304)
})

test('the own account stays within reach: that is the way to a second factor', async () => {
  const { changePassword, enableTwoFactor } = await import('@/lib/accounts/actions/security')
  expect(await changePassword(null, form({ current: 'x', password: 'Another-Password-2026' }))).toMatchObject(
    {
      code: 'accounts.password_wrong',
    },
  )
  expect(await enableTwoFactor(null, form({ code: '123456' }))).toMatchObject({ code: 'accounts.code_wrong' })
})
