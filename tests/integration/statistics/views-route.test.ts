import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { providerViews, rateLimits } from '@/db/schema'
import type { Actor } from '@/lib/core/actor'
import { makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

// Who asks: what a route knows of its request beside the address.
const here = vi.hoisted(() => ({ actor: { kind: 'visitor', ip: '41.140.9.9' } as Actor }))
vi.mock('@/lib/core/auth', () => ({ currentActor: async () => here.actor }))

let t: TestDatabase
let route: typeof import('@/app/api/views/route')
let seller: Awaited<ReturnType<typeof makeProvider>>

beforeAll(async () => {
  t = await openTestDatabase()
  route = await import('@/app/api/views/route')
  return () => t.close()
})
beforeEach(async () => {
  here.actor = { kind: 'visitor', ip: '41.140.9.9' }
  await t.db.delete(rateLimits)
  seller = await makeProvider(t.db)
})

const OURS = { host: 'khadamat.example', 'sec-fetch-site': 'same-origin' }

async function look(headers: Record<string, string> = {}, body?: string): Promise<number> {
  const request = new NextRequest('http://khadamat.example/api/views', {
    method: 'POST',
    headers: { ...OURS, 'user-agent': 'Firefox', ...headers },
    body: body ?? JSON.stringify({ provider: seller.slug }),
  })
  return (await route.POST(request)).status
}

async function views(): Promise<number> {
  const rows = await t.db.select().from(providerViews).where(eq(providerViews.providerId, seller.providerId))
  return rows.reduce((sum, row) => sum + row.views, 0)
}

test('one person counts once a day; another browser or account is another person', async () => {
  for (let i = 0; i < 3; i++) expect(await look()).toBe(204)
  expect(await views()).toBe(1)
  await look({ 'user-agent': 'Safari' })
  here.actor = await makeUser(t.db)
  await look()
  here.actor = { ...here.actor, ip: '41.140.9.10' }
  await look()
  expect(await views()).toBe(3)
})

test('another profile is another visit, and one’s own is none', async () => {
  await look()
  const first = seller
  seller = await makeProvider(t.db)
  await look()
  expect(await views()).toBe(1)
  seller = first
  here.actor = first.owner
  expect(await look()).toBe(204)
  expect(await views()).toBe(1)
})

test.each([
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': '' }],
  [{ 'sec-fetch-site': '', origin: 'https://elsewhere.example' }],
  [{ 'sec-fetch-site': '', origin: 'null' }],
])('a page of somebody else counts nothing: %j', async headers => {
  expect(await look(headers)).toBe(403)
  expect(await views()).toBe(0)
})

test('an older browser says where it is by its origin', async () => {
  expect(await look({ 'sec-fetch-site': '', origin: 'http://khadamat.example' })).toBe(204)
  expect(await views()).toBe(1)
})

test.each(['', '{', '[]', '{"provider":1}', '{"provider":"../x"}'])('%j is refused', async body => {
  expect(await look({}, body)).toBe(400)
})

test('one address cannot send without end', async () => {
  const answers = []
  for (let i = 0; i < 121; i++) answers.push(await look())
  expect(answers.slice(0, 120).every(status => status === 204)).toBe(true)
  expect(answers.at(-1)).toBe(429)
})
