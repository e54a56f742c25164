import { NextRequest } from 'next/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resetClock, setClock } from '@/lib/time/clock'
import { AT, makeProvider } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

// What Next itself provides while it serves: a store of answers, and the words of the request's language.
vi.mock('next/cache', () => ({ unstable_cache: (query: unknown) => query }))
vi.mock('next-intl/server', () => ({
  getTranslations:
    async ({ namespace }: { namespace: string }) =>
    (key: string) =>
      `${namespace}.${key}`,
}))

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
  setClock(() => AT)
})
afterAll(async () => {
  resetClock()
  await base.close()
})

type Card = { slug: string; slot: { day: string; wall: string; start: string; offer: number } | null }

async function ask(query: string) {
  const { GET } = await import('@/app/api/nearby/route')
  const response = await GET(new NextRequest(`http://localhost/api/nearby?${query}`))
  const body: { data?: { city: { slug: string }; availableToday: boolean; cards: Card[] } } =
    await response.json()
  return { status: response.status, data: body.data }
}

test('cards come with a start that can be booked, today’s first', async () => {
  await makeProvider(base.db)
  const { status, data } = await ask('city=casablanca&locale=fr')
  expect(status).toBe(200)
  expect(data?.city.slug).toBe('casablanca')
  expect(data?.cards.length).toBeGreaterThan(0)
  expect(data?.cards.length).toBeLessThanOrEqual(6)
  expect(data?.availableToday).toBe(true)
  expect(data?.cards[0]?.slot?.day).toBe('home.nearby.today')
  const days = data?.cards.map(({ slot }) => slot?.day === 'home.nearby.today') ?? []
  expect(days).toEqual(days.toSorted((a, b) => Number(b) - Number(a)))
  for (const { slot } of data?.cards ?? []) {
    if (slot) expect(Date.parse(slot.start)).toBeGreaterThan(AT.getTime())
  }
})

test.each(['', 'city=', 'city=atlantis', 'city=../../etc', `city=${'a'.repeat(10_000)}`, 'city=%00'])(
  'a city that does not exist is not found: %.30s',
  async query => {
    expect((await ask(query)).status).toBe(404)
  },
)

test('an unknown language is French', async () => {
  expect((await ask('city=casablanca&locale=xx')).status).toBe(200)
})
