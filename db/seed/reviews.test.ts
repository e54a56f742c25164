import type { Sql } from 'postgres'
import { expect, test, vi } from 'vitest'
import { allocate } from './allocation'
import { drawClient } from './clients'
import type { Wish } from './demand'
import { Loader } from './loader'
import { SHOWCASE_STARS } from './opinions'
import { drawProvider } from './provider'
import { Random } from './random'
import { readReference } from './reference'
import { addReviews } from './reviews'

const NOW = new Date('2026-11-21T10:20:00Z')
const DAY = 86_400_000
const reference = readReference()
const context = { reference, districtsOf: new Map(), nearOf: new Map(), today: '2026-11-21' }

function written(wish: Partial<Wish>, daysAgo: number, name: number) {
  const random = new Random(`reviews-${name}`)
  const [spot] = allocate(random, reference.cities, reference.categories, 1)
  if (!spot) throw new Error('no spot')
  const provider = drawProvider(random, 1, spot, context)
  const client = drawClient(random, 1, spot.city, [])
  const [offer] = provider.offers
  if (!offer) throw new Error('no offer')
  const loader = new Loader({} as Sql)
  const add = vi.spyOn(loader, 'add')
  addReviews(loader, random, {
    bookingId: random.uuid(),
    provider,
    client,
    offer,
    wish: { ending: 'completed', days: [-1, -1], reviewed: true, ...wish },
    doneAt: new Date(NOW.getTime() - daysAgo * DAY),
    stars: SHOWCASE_STARS,
    now: NOW,
  })
  return add.mock.calls.map(([, row]) => row as Record<string, unknown>)
}

test('a counted review is published once, and never before both have written or the time is over', () => {
  for (let i = 0; i < 200; i++) {
    const daysAgo = 1 + (i % 30)
    const rows = written({}, daysAgo, i)
    const own = rows.filter(row => row.side === 'client')
    expect(own).toHaveLength(1)
    for (const row of rows) {
      const at = row.published_at as Date
      expect(at.getTime()).toBeLessThanOrEqual(NOW.getTime())
      expect(at.getTime()).toBeGreaterThanOrEqual((row.created_at as Date).getTime())
      if (rows.length === 1) expect(at).toEqual(new Date(NOW.getTime() - (daysAgo - 14) * DAY))
      if (row.answered_at) expect((row.answered_at as Date) < NOW).toBe(true)
      if (row.side === 'provider') expect([row.quality, row.value]).toEqual([null, null])
    }
  }
})

test('what waits is one side’s, of a job whose time is not over', () => {
  const found = Array.from({ length: 60 }, (_, i) => written({ reviewed: false }, 1 + (i % 30), i))
  expect(found.flat().length).toBeGreaterThan(5)
  for (const [i, rows] of found.entries()) {
    expect(rows.length).toBeLessThanOrEqual(i % 30 < 13 ? 1 : 0)
    for (const row of rows) expect([row.published_at, row.answer]).toEqual([null, null])
  }
})
