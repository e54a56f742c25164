import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { auditAlerts, auditLog } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

const asking = vi.hoisted(() => ({ actor: null as unknown }))
const live = vi.hoisted(() => ({ on: false }))
vi.mock('@/lib/core/auth', () => ({ currentActor: async () => asking.actor }))
vi.mock('@/lib/core/env', async original => ({
  ...(await original<typeof import('@/lib/core/env')>()),
  isLive: () => live.on,
}))

let t: TestDatabase
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})
beforeEach(async () => {
  live.on = false
  admin = await makeUser(t.db, { role: 'ADMIN' })
  asking.actor = admin
})

async function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const { POST } = await import('@/app/api/audit/route')
  return POST(
    new NextRequest('http://localhost/api/audit', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', ...headers },
    }),
  )
}
const exports = () => t.db.select().from(auditLog).where(eq(auditLog.action, 'audit.exported'))

test('an administrator gets the lines asked for as a file, and the log says so', async () => {
  const response = await post({ format: 'csv', action: 'audit.exported', who: 'nadia@example.ma' })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="khadamat-audit-.*\.csv"$/,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).toContain('id,at,action,severity,actorKind')
  const [trace] = await exports()
  expect(trace).toMatchObject({
    actorId: admin.userId,
    severity: 'HIGH',
    targetId: 'csv',
    // What was asked, without the whole address of a person.
    new: { action: 'audit.exported', who: 'n…a@ex…' },
  })
  expect(
    await t.db
      .select()
      .from(auditAlerts)
      .where(eq(auditAlerts.auditId, trace?.id ?? 0)),
  ).toHaveLength(1)
})

test('the same lines come as JSON', async () => {
  const response = await post({ format: 'json', action: 'audit.exported' })
  const rows = JSON.parse(await response.text()) as { action: string }[]
  // This very export among them.
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(row => row.action === 'audit.exported')).toBe(true)
})

test.each([
  ['a visitor', () => ({ kind: 'visitor', ip: '127.0.0.1' }), 401],
  ['a client', () => makeUser(t.db), 404],
  ['a provider', () => makeUser(t.db, { role: 'PROVIDER' }), 404],
])('%s gets nothing and leaves nothing', async (_who, actor, status) => {
  const before = (await exports()).length
  asking.actor = await actor()
  const response = await post({ format: 'csv' })
  expect(response.status).toBe(status)
  expect((await exports()).length).toBe(before)
})

test('on the live site a password alone opens no export', async () => {
  live.on = true
  expect((await post({ format: 'csv' })).status).toBe(403)
  asking.actor = { ...admin, twoFactor: true }
  expect((await post({ format: 'csv' })).status).toBe(200)
})

test('another site’s form, and a form without a format, get nothing', async () => {
  const before = (await exports()).length
  expect((await post({ format: 'csv' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await post({ format: 'xml' })).status).toBe(400)
  expect((await post({})).status).toBe(400)
  expect((await exports()).length).toBe(before)
})
