import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { categories, cities, offers, providers } from '@/db/schema'
import { nearestTo } from '@/lib/catalogue/domain-nearby'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { readTradeCities, readTradeInCity } from '@/lib/catalogue/queries/landing'
import { readNearby } from '@/lib/catalogue/queries/nearby'
import {
  PROVIDERS_PER_PART,
  readProviderPart,
  readProviderParts,
  readTradesInCities,
} from '@/lib/catalogue/queries/sitemap'
import { makeProvider } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let base: TestDatabase
let plumbing: number
let casablanca: number

beforeAll(async () => {
  base = await openTestDatabase()
  const [category] = await base.db.select().from(categories).where(eq(categories.slug, 'plomberie'))
  const [city] = await base.db.select().from(cities).where(eq(cities.slug, 'casablanca'))
  plumbing = category!.id
  casablanca = city!.id
})
afterAll(() => base.close())

const isListed = async (slug: string) =>
  (await Promise.all((await readProviderParts()).map(readProviderPart))).flat().some(row => row.slug === slug)

test('a trade in a city counts its providers, their prices and their districts', async () => {
  const before = await readTradeInCity(plumbing, casablanca)
  await makeProvider(base.db)
  const after = await readTradeInCity(plumbing, casablanca)
  expect(after.providers).toBe(before.providers + 1)
  expect(after.districts.reduce((sum, row) => sum + row.providers, 0)).toBeLessThanOrEqual(after.providers)
  const catalogue = await loadCatalogue()
  for (const price of after.prices) {
    expect(price.min).toBeGreaterThan(0)
    expect(price.max).toBeGreaterThanOrEqual(price.min)
    expect(catalogue.serviceById.get(price.serviceId)?.categoryId).toBe(plumbing)
  }
  const listed = (await readTradeCities(plumbing)).find(row => row.cityId === casablanca)
  expect(listed?.providers).toBe(after.providers)
})

test('a price in another unit than the usual one is not compared with the others', async () => {
  // Its offer is by the hour; the catalogue sells that service at a fixed price.
  const { offerId } = await makeProvider(base.db)
  await base.db.update(offers).set({ price: 100 }).where(eq(offers.id, offerId))
  const { prices } = await readTradeInCity(plumbing, casablanca)
  expect(Math.min(...prices.map(price => price.min))).toBeGreaterThan(100)
})

test('who is not approved is counted and listed nowhere', async () => {
  const before = await readTradeInCity(plumbing, casablanca)
  const { slug } = await makeProvider(base.db, { status: 'DRAFT' })
  expect(await readTradeInCity(plumbing, casablanca)).toEqual(before)
  expect(await isListed(slug)).toBe(false)
})

test('a trade without anybody in a city has no numbers at all', async () => {
  expect(await readTradeInCity(plumbing, 9999)).toEqual({
    providers: 0,
    reviews: 0,
    rating: null,
    prices: [],
    districts: [],
  })
})

test('the home page gets people of the city, named in the reader’s language', async () => {
  const nearby = await readNearby('casablanca', 'ar')
  expect(nearby?.city.name).toBe('الدار البيضاء')
  expect(nearby?.providers.length).toBeGreaterThan(0)
  for (const provider of nearby?.providers ?? []) {
    expect(provider.trade).toMatch(/[\u0600-\u06ff]/)
    expect(Object.keys(provider)).not.toContain('latitude')
  }
  expect(await readNearby('atlantis', 'fr')).toBeNull()
})

test('a city with few providers is helped out by the next ones', async () => {
  const catalogue = await loadCatalogue()
  const counts = new Map<number, number>()
  for (const row of await base.db.select({ city: providers.cityId }).from(providers))
    counts.set(row.city, (counts.get(row.city) ?? 0) + 1)
  const lonely = catalogue.cities.find(
    city =>
      (counts.get(city.id) ?? 0) < 2 &&
      nearestTo(city, catalogue.cities)
        .slice(0, 3)
        .some(other => (counts.get(other.id) ?? 0) > 1),
  )
  const nearby = await readNearby(lonely!.slug, 'fr')
  expect(nearby?.providers.length).toBeGreaterThan(counts.get(lonely!.id) ?? 0)
})

test('the sitemap has every approved provider once, in its part, and only trades in cities that have people', async () => {
  const { slug } = await makeProvider(base.db)
  const parts = await readProviderParts()
  const listed = (await Promise.all(parts.map(readProviderPart))).flat()
  const approved = await base.db
    .select({ slug: providers.slug })
    .from(providers)
    .where(eq(providers.status, 'APPROVED'))
  expect(listed.map(row => row.slug).sort()).toEqual(approved.map(row => row.slug).sort())
  expect(listed.find(row => row.slug === slug)?.changed).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(PROVIDERS_PER_PART * 2).toBeLessThanOrEqual(50_000)
  expect(await readTradesInCities()).toContainEqual({ category: 'plomberie', city: 'casablanca' })
})
