import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cities, offers, providers, services } from '@/db/schema'
import { SORTS } from '@/lib/search/domain/request'
import { openSearching, type Searching } from './searching'

let s: Searching
beforeAll(async () => {
  s = await openSearching()
})
afterAll(() => s.close())

const rowsOf = async (ids: readonly number[]) =>
  s.test.db
    .select({ provider: providers, city: cities.slug })
    .from(providers)
    .innerJoin(cities, eq(cities.id, providers.cityId))
    .where(inArray(providers.id, [...ids]))

const ids = (cards: readonly { id: number }[]) => cards.map(({ id }) => id)

describe('filters', () => {
  it('of trade and city leave only those, and all of those', async () => {
    const found = await s.all('category=plomberie&city=casablanca')
    expect(found.length).toBeGreaterThan(3)
    for (const { provider, city } of await rowsOf(ids(found))) {
      expect(city).toBe('casablanca')
      expect(provider.status).toBe('APPROVED')
    }
    const sellers = await s.test.db
      .selectDistinct({ id: providers.id })
      .from(providers)
      .innerJoin(offers, eq(offers.providerId, providers.id))
      .innerJoin(services, eq(services.id, offers.serviceId))
      .innerJoin(cities, eq(cities.id, providers.cityId))
      .where(eq(cities.slug, 'casablanca'))
    const all = await s.all('city=casablanca')
    expect(new Set(ids(all))).toEqual(
      new Set(
        ids(
          (await rowsOf(ids(sellers)))
            .filter(({ provider }) => provider.status === 'APPROVED')
            .map(({ provider }) => provider),
        ),
      ),
    )
  })

  it('of a service leave only those who offer it, at its price', async () => {
    const found = await s.all('service=fuite-robinet&sort=price')
    expect(found.length).toBeGreaterThan(2)
    const [service] = await s.test.db.select().from(services).where(eq(services.slug, 'fuite-robinet'))
    for (const card of found) expect(card.offer?.serviceId).toBe(service?.id)
    const prices = found.map(({ offer }) => offer?.price ?? Number.POSITIVE_INFINITY)
    expect(prices).toEqual([...prices].sort((a, b) => a - b))
  })

  it('of price, rating, identity, club and languages all hold together', async () => {
    const query = 'price_max=300&rating_min=4&verified=1&language=darija&language=fr'
    const found = await s.all(query)
    expect(found.length).toBeGreaterThan(0)
    for (const { provider } of await rowsOf(ids(found))) {
      expect(provider.verifiedAt).not.toBeNull()
      expect(provider.languages).toEqual(expect.arrayContaining(['darija', 'fr']))
    }
    for (const card of found) {
      expect(card.offer?.price).toBeLessThanOrEqual(30_000)
      expect(card.rating).toBeGreaterThanOrEqual(4)
    }
    for (const card of await s.all('club=1')) expect(card.club).toBe(true)
  })

  it('count what they would leave', async () => {
    const { counts } = await s.search('city=casablanca')
    expect(counts.total).toBe((await s.all('city=casablanca')).length)
    expect(counts.verified).toBe((await s.all('city=casablanca&verified=1')).length)
    expect(counts.club).toBe((await s.all('city=casablanca&club=1')).length)
    expect(counts.wellRated).toBe((await s.all('city=casablanca&rating_min=4.5')).length)
    expect(counts.languages.amz).toBe((await s.all('city=casablanca&language=amz')).length)
  })

  it('of distance keep to the radius, nearest first', async () => {
    const found = await s.all('near=33.5883,-7.6114&radius=5')
    expect(found.length).toBeGreaterThan(2)
    const distances = found.map(({ distance }) => distance ?? Number.NaN)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(Math.max(...distances)).toBeLessThanOrEqual(5)
    const wider = await s.all('near=33.5883,-7.6114&radius=50')
    expect(wider.length).toBeGreaterThan(found.length)
  })

  it('know a city however it is written, and its districts', async () => {
    const slugs = async (city: string) => ids(await s.all(`category=plomberie&city=${city}`))
    const casa = await slugs('casablanca')
    for (const name of ['Casablanca', 'Casa', 'الدار البيضاء', 'CASABLANCA', 'Dar El Beida']) {
      expect(await slugs(encodeURIComponent(name)), name).toEqual(casa)
    }
    const district = (await s.search('city=Maârif, Casablanca')).search
    expect([district.city?.slug, district.district?.slug]).toEqual(['casablanca', 'maarif'])
  })

  it('show nobody who is not approved', async () => {
    const [first] = (await s.search('')).cards
    if (!first) throw new Error('nobody found')
    await s.test.db.update(providers).set({ status: 'SUSPENDED' }).where(eq(providers.id, first.id))
    expect(ids(await s.all(''))).not.toContain(first.id)
    await s.test.db.update(providers).set({ status: 'APPROVED' }).where(eq(providers.id, first.id))
    expect(ids(await s.all(''))).toContain(first.id)
  })
})

describe('pages', () => {
  it.each([
    ...SORTS.flatMap(sort => [`sort=${sort}&near=33.5883,-7.6114&radius=100`, `sort=${sort}`]),
    'q=fuite&sort=relevance',
    'q=fuite&sort=price',
    'q=fuite&sort=next',
    'q=ali',
  ])('of %s leave nobody out and show nobody twice', async query => {
    const found = await s.all(query)
    const { counts } = await s.search(query)
    expect(new Set(ids(found)).size).toBe(found.length)
    expect(found.length).toBe(counts.total)
  })

  it('go on behind the last result when somebody better appears meanwhile', async () => {
    const first = await s.search('sort=rating')
    const [top] = first.cards
    const second = await s.search(`sort=rating&after=${first.next}`)
    expect(ids(second.cards)).not.toContain(top?.id)
    expect(Math.max(...second.cards.map(({ rating }) => rating))).toBeLessThanOrEqual(
      first.cards.at(-1)?.rating ?? 0,
    )
  })
})
