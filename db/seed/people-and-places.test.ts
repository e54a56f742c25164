import { describe, expect, test } from 'vitest'
import { allocate } from './allocation'
import { priceWithin } from './offers'
import { drawProvider, nearestTown, type Provider } from './provider'
import { Random } from './random'
import { type District, readReference } from './reference'
import { share } from './shares'

const reference = readReference()
const COUNT = 1200
const TODAY = '2026-11-21'

function providers(count: number): Provider[] {
  const districtsOf = new Map<number, District[]>()
  for (const city of reference.cities) {
    districtsOf.set(
      city.id,
      reference.districts.filter(district => district.cityId === city.id),
    )
  }
  const nearOf = new Map(reference.cities.map(city => [city.id, nearestTown(reference.cities, city)]))
  const context = { reference, districtsOf, nearOf, today: TODAY }
  const random = new Random('test')
  const spots = allocate(random.fork('spots'), reference.cities, reference.categories, COUNT)
  return spots
    .slice(0, count)
    .map((spot, index) => drawProvider(random.fork(`p${index}`), index + 1, spot, context))
}

const all = providers(COUNT)
const french = all.map(provider => provider.bio.fr.join(' '))
const arabic = all.map(provider => provider.bio.ar.join(' '))

describe('providers', () => {
  test('are the same every time', () => {
    expect(providers(40)).toEqual(all.slice(0, 40))
  })

  test('have bios that differ in both languages', () => {
    expect(new Set(french).size).toBeGreaterThanOrEqual(COUNT * 0.95)
    expect(new Set(arabic).size).toBeGreaterThanOrEqual(COUNT * 0.95)
  })

  test('leave no mark of a template, and each script alone', () => {
    for (const bio of french) {
      expect(bio).not.toMatch(/[{}[\]/]|undefined|null|\s{2}|\p{Script=Arabic}/u)
      // Elision before a vowel: the mistake that templates make.
      expect(bio).not.toMatch(/\b[Dd]e [AEIOUÉ]\p{L}+ à|entreprise de [AEIOUÉ]/u)
    }
    for (const bio of arabic) expect(bio).not.toMatch(/[{}[\]/]|\s{2}|[٠-٩]|\p{Script=Latin}/u)
  })

  test('speak in their own gender and number', () => {
    const word = (words: string) => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, 'iu')
    for (const [index, provider] of all.entries()) {
      const bio = french[index] ?? ''
      if (provider.voice === 'c') expect(bio).not.toMatch(word('je|mon|ma|mes|moi|j’\\p{L}+'))
      else expect(bio).not.toMatch(word('nous|notre|nos'))
      if (provider.voice === 'f')
        expect(bio).not.toMatch(word('installé|formé|expérimenté|fier|discret|spécialisé'))
      if (provider.voice === 'm')
        expect(bio).not.toMatch(word('installée|formée|expérimentée|fière|discrète'))
    }
  })

  test('have slugs nobody else has, in plain ASCII', () => {
    const slugs = all.map(provider => provider.slug)
    expect(new Set(slugs).size).toBe(COUNT)
    expect(slugs.every(slug => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toBe(true)
  })

  test('sell two to six services inside their usual prices', () => {
    for (const { offers } of all) {
      expect(offers.length).toBeGreaterThanOrEqual(2)
      expect(offers.length).toBeLessThanOrEqual(6)
      expect(new Set(offers.map(offer => offer.serviceId)).size).toBe(offers.length)
      for (const { service, unit, priceCentimes } of offers) {
        expect(unit).toBe(service.unit)
        if (unit === 'quote') expect(priceCentimes).toBeNull()
        else {
          expect(priceCentimes).toBeGreaterThanOrEqual(service.priceMin)
          expect(priceCentimes).toBeLessThanOrEqual(service.priceMax)
          expect((priceCentimes ?? 0) % 100).toBe(0)
        }
      }
    }
  })

  test('have room in their week for every service they sell', () => {
    for (const { offers, week } of all) {
      const longest = Math.max(...week.map(range => range.endMinute - range.startMinute))
      expect(longest).toBeGreaterThanOrEqual(Math.max(...offers.map(offer => offer.durationMinutes)))
    }
  })

  test('stand within two kilometres of their district or town', () => {
    for (const { district, spot, latitude, longitude } of all) {
      const place = district ?? spot.city
      expect(Math.abs(latitude - place.latitude)).toBeLessThan(0.018)
      expect(Math.abs(longitude - place.longitude)).toBeLessThan(0.022)
    }
  })
})

describe('where they work', () => {
  const count = (city: string, category: string) =>
    all.filter(({ spot }) => spot.city.slug === city && spot.category.slug === category).length

  test('every trade in every big city, many plumbers in Casablanca, someone in every town', () => {
    const big = [...reference.cities].sort((a, b) => b.population - a.population).slice(0, 10)
    for (const city of big) {
      for (const category of reference.categories) {
        expect(count(city.slug, category.slug)).toBeGreaterThanOrEqual(3)
      }
    }
    expect(count('casablanca', 'plomberie')).toBeGreaterThanOrEqual(30)
    expect(new Set(all.map(({ spot }) => spot.city.slug)).size).toBe(reference.cities.length)
  })
})

describe('sharing out', () => {
  test('adds up, keeps to the caps and follows the weights', () => {
    const parts = share(100, [5, 3, 2, 0], [10, 100, 100, 100])
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100)
    expect(parts[0]).toBe(10)
    expect(parts[3]).toBe(0)
    expect(parts[1]).toBeGreaterThan(parts[2] ?? 0)
    expect(share(9, [1, 1], [2, 3])).toEqual([2, 3])
    expect(share(1, [1, 9, 1], [5, 5, 5])).toEqual([0, 1, 0])
  })
})

describe('prices', () => {
  test.each([
    [10_000, 25_000, 0.33, 15_000],
    [10_000, 25_000, -2, 10_000],
    [10_000, 25_000, 7, 25_000],
    [300, 1000, 0.5, 700],
    [400_000, 1_000_000, 0.401, 640_000],
  ])('between %i and %i at %f is %i', (priceMin, priceMax, level, expected) => {
    expect(priceWithin({ priceMin, priceMax }, level)).toBe(expected)
  })
})
