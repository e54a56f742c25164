import { icons } from 'lucide-react'
import { describe, expect, test } from 'vitest'
import { readPsv } from '../psv'

const cities = readPsv('cities')
const districts = readPsv('districts')
const categories = readPsv('categories')
const services = readPsv('services')
const names = readPsv('names')
const surnames = readPsv('surnames')
const streets = readPsv('streets')
const files = { cities, districts, categories, services, names, surnames, streets }

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const UNITS = ['hour', 'visit', 'm2', 'fixed', 'quote', 'month', 'day', 'piece', 'trip', 'person']
/** Words that Arabic text in Morocco keeps in Latin letters. */
const LATIN_ALLOWED = /\b(Wi-Fi|BA13|LED|TV|Airbnb)\b/g

type Row = Record<string, string>
const column = (rows: Row[], name: string) => rows.map(row => row[name] ?? '')
const duplicates = (values: string[]) => values.filter((value, i) => values.indexOf(value) !== i)
const position = (row: Row) => ({ lat: Number(row.lat), lon: Number(row.lon) })

/** Spellings that a search box treats as equal: case, accents, spaces and hyphens do not count. */
const folded = (text = '') =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s’'-]/gu, '')
    .toLowerCase()

function kilometres(a: Row, b: Row): number {
  const [p, q] = [position(a), position(b)]
  const degree = 111.2
  const width = Math.cos((p.lat * Math.PI) / 180)
  return Math.hypot((p.lat - q.lat) * degree, (p.lon - q.lon) * degree * width)
}

function isInMorocco(row: Row): boolean {
  const { lat, lon } = position(row)
  return lat >= 20.5 && lat <= 36 && lon >= -17.2 && lon <= -0.9
}

describe('every file', () => {
  test.each(Object.entries(files))('%s has no stray spaces and no invisible characters', (_, rows) => {
    const values = rows.flatMap(row => Object.values(row))
    expect(values.filter(value => value !== value.trim() || value.includes('  '))).toEqual([])
    expect(values.filter(value => /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640]/.test(value))).toEqual([])
  })

  test.each(Object.entries(files))('%s keeps each script in its own column', (_, rows) => {
    for (const [key, value] of rows.flatMap(row => Object.entries(row))) {
      if (key === 'ar' || key.endsWith('_ar')) {
        expect(value).toMatch(/\p{Script=Arabic}/u)
        expect(value.replace(LATIN_ALLOWED, '')).not.toMatch(/\p{Script=Latin}/u)
        expect(value, 'Western digits').not.toMatch(/[٠-٩۰-۹]/)
      }
      if (key === 'fr' || key.endsWith('_fr')) {
        expect(value).toMatch(/[\p{Script=Latin}0-9]/u)
        expect(value).not.toMatch(/\p{Script=Arabic}/u)
        expect(value, 'typographic apostrophe').not.toContain("'")
      }
    }
  })

  test.each(Object.entries(files))('%s has unique texts for one place, service or person', (_, rows) => {
    const key = rows.some(row => row.fr) ? 'fr' : rows.some(row => row.first_fr) ? 'first_fr' : 'slug'
    const identity = (row: Row) => `${row.city_slug ?? ''}/${row[key]}`
    expect(duplicates(rows.map(identity))).toEqual([])
  })
})

describe('places', () => {
  test('about sixty cities, biggest first, every regional capital among them', () => {
    expect(cities.length).toBeGreaterThanOrEqual(60)
    expect(new Set(column(cities, 'region_fr')).size).toBe(12)
    expect(new Set(column(cities, 'region_ar')).size).toBe(12)
    const populations = cities.map(city => Number(city.population))
    expect(populations.every(value => Number.isInteger(value) && value > 5_000)).toBe(true)
    expect(populations).toEqual([...populations].sort((a, b) => b - a))
    expect(column(cities, 'slug')).toEqual(
      expect.arrayContaining([
        'casablanca',
        'rabat',
        'fes',
        'marrakech',
        'tanger',
        'agadir',
        'oujda',
        'beni-mellal',
        'errachidia',
        'guelmim',
        'laayoune',
        'dakhla',
      ]),
    )
  })

  test('slugs are ASCII and unique', () => {
    for (const slug of [...column(cities, 'slug'), ...column(districts, 'slug')]) expect(slug).toMatch(SLUG)
    expect(duplicates(column(cities, 'slug'))).toEqual([])
    expect(duplicates(districts.map(d => `${d.city_slug}/${d.slug}`))).toEqual([])
    expect(duplicates(districts.map(d => `${d.city_slug}/${d.name_ar}`))).toEqual([])
  })

  test('all lie inside Morocco, districts within 12 km of their city', () => {
    expect(cities.filter(city => !isInMorocco(city))).toEqual([])
    for (const district of districts) {
      const city = cities.find(({ slug }) => slug === district.city_slug)
      expect(city, district.city_slug).toBeDefined()
      if (city) expect(kilometres(city, district), `${district.city_slug}/${district.slug}`).toBeLessThan(12)
    }
    const points = districts.map(d => `${d.lat},${d.lon}`)
    expect(duplicates(points)).toEqual([])
  })

  test.each([
    ['casablanca', 30],
    ['rabat', 14],
    ['marrakech', 14],
    ['fes', 12],
    ['tanger', 10],
    ['agadir', 10],
    ['sale', 8],
    ['meknes', 8],
    ['oujda', 6],
    ['kenitra', 6],
    ['tetouan', 5],
    ['mohammedia', 4],
    ['temara', 4],
    ['el-jadida', 4],
  ])('%s has at least %i districts', (slug, least) => {
    expect(districts.filter(d => d.city_slug === slug).length).toBeGreaterThanOrEqual(least)
  })

  test('what people type finds one city, and one district inside a city', () => {
    const spellings = (row: Row) => [
      ...new Set([row.name_fr, row.name_ar, ...column([row], 'aliases').join().split(',')].map(folded)),
    ]
    expect(duplicates(cities.flatMap(spellings))).toEqual([])
    for (const city of column(cities, 'slug')) {
      const rows = districts.filter(district => district.city_slug === city)
      expect(duplicates(rows.flatMap(spellings)), city).toEqual([])
    }
    const aliases = column([...cities, ...districts], 'aliases').flatMap(cell => cell.split(','))
    expect(aliases.filter(alias => alias === '' || alias !== alias.trim())).toEqual([])
  })
})

describe('categories and services', () => {
  test('18 categories in the order of the home page, each with a real icon', () => {
    expect(categories.length).toBe(18)
    expect(column(categories, 'slug').slice(0, 8)).toEqual([
      'plomberie',
      'electricite',
      'menage',
      'jardin',
      'peinture',
      'climatisation',
      'serrurerie',
      'menuiserie',
    ])
    expect(categories.map(c => Number(c.rank))).toEqual(categories.map((_, i) => i + 1))
    for (const icon of column(categories, 'icon')) expect(Object.keys(icons)).toContain(icon)
    expect(duplicates(column(categories, 'icon'))).toEqual([])
  })

  test('108 services, ranked without gaps inside a known category', () => {
    expect(services.length).toBe(108)
    expect(duplicates(column(services, 'slug'))).toEqual([])
    for (const slug of [...column(services, 'slug'), ...column(categories, 'slug')])
      expect(slug).toMatch(SLUG)
    const known = column(categories, 'slug')
    expect(services.filter(s => !known.includes(s.category ?? ''))).toEqual([])
    for (const slug of known) {
      const ranks = services.filter(s => s.category === slug).map(s => Number(s.rank))
      expect(ranks, slug).toEqual(ranks.map((_, i) => i + 1))
      expect(ranks.length, slug).toBeGreaterThan(0)
    }
  })

  test('prices, units, durations and the popular mark are usable', () => {
    for (const service of services) {
      const [min, max] = [Number(service.price_min), Number(service.price_max)]
      const minutes = Number(service.duration_minutes)
      expect(Number.isInteger(min) && Number.isInteger(max) && min > 0 && min <= max, service.slug).toBe(true)
      expect(minutes % 30 === 0 && minutes >= 30 && minutes <= 480, service.slug).toBe(true)
      expect(UNITS).toContain(service.unit)
      expect(['0', '1']).toContain(service.popular)
    }
    const popular = services.filter(s => s.popular === '1').length
    expect(popular).toBeGreaterThanOrEqual(14)
    expect(popular).toBeLessThanOrEqual(18)
  })

  test.each(['fr', 'ar'])('names and descriptions differ and fit (%s)', locale => {
    const lengths = (rows: Row[]) => column(rows, `description_${locale}`).map(text => text.length)
    for (const length of lengths(categories)) expect(length).toBeGreaterThanOrEqual(115)
    for (const length of lengths(categories)) expect(length).toBeLessThanOrEqual(155)
    for (const length of lengths(services)) expect(length).toBeGreaterThanOrEqual(80)
    for (const length of lengths(services)) expect(length).toBeLessThanOrEqual(140)
    for (const key of ['name', 'description']) {
      const all = [...column(categories, `${key}_${locale}`), ...column(services, `${key}_${locale}`)]
      // A trade and its only general service may share a name ("Déménagement"); texts never do.
      if (key === 'description') expect(duplicates(all)).toEqual([])
      else expect(duplicates(column(services, `${key}_${locale}`))).toEqual([])
    }
  })
})

describe('material for demo people', () => {
  test('enough names, in both scripts', () => {
    for (const gender of ['m', 'f']) {
      expect(names.filter(name => name.gender === gender).length).toBeGreaterThanOrEqual(80)
    }
    expect(names.filter(name => name.gender !== 'm' && name.gender !== 'f')).toEqual([])
    expect(surnames.length).toBeGreaterThanOrEqual(160)
    expect(duplicates(column(surnames, 'ar'))).toEqual([])
  })

  test('enough streets and landmarks', () => {
    expect(streets.length).toBeGreaterThanOrEqual(40)
    expect(duplicates(column(streets, 'landmark_fr'))).toEqual([])
    expect(duplicates(column(streets, 'landmark_ar'))).toEqual([])
  })
})
