import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RADIUS } from './domain/request'
import { parseSearch, parseSlotsQuery } from './schemas'

fc.configureGlobal({ seed: 20261121 })

const TODAY = '2026-11-21'
const parse = (query: string) => {
  const raw: Record<string, string | string[]> = {}
  const params = new URLSearchParams(query)
  for (const name of new Set(params.keys())) {
    const all = params.getAll(name)
    raw[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  return parseSearch(raw, TODAY)
}
const codes = (query: string) => parse(query).notices.map(({ code }) => code)

const NAMES =
  'q category service city district date near radius price_max rating_min verified club language sort after'
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '2026-02-30',
    '9'.repeat(400),
    '-1',
    '1e309',
    'NaN',
    "' or 1=1 --",
    '\u0000',
    '\ud800',
    '91,181',
  ),
)

describe('a search address', () => {
  it('is read without ever throwing, whatever it holds', () => {
    const name = fc.constantFrom(...NAMES.split(' '))
    const value = fc.oneof(anything, fc.array(anything, { maxLength: 4 }))
    fc.assert(
      fc.property(fc.dictionary(name, value), raw => {
        const request = parseSearch(raw, TODAY)
        expect(Array.from(request.q).length).toBeLessThanOrEqual(200)
        expect(request.date === null || request.date >= TODAY).toBe(true)
        expect(request.priceMax === null || Number.isSafeInteger(request.priceMax)).toBe(true)
        expect(request.near === null || Math.abs(request.near.latitude) <= 90).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is understood as people and forms write it', () => {
    expect(
      parse(
        'q=+fuite++d’eau+&city=Maârif, Casablanca&date=2026-11-24&near=33.57,-7.6&radius=5&price_max=150&rating_min=4,5&verified=1&club=on&language=fr&language=ar&sort=price&after=abc_-1',
      ),
    ).toMatchObject({
      q: 'fuite d’eau',
      city: 'Maârif, Casablanca',
      date: '2026-11-24',
      near: { latitude: 33.57, longitude: -7.6 },
      radius: 5,
      priceMax: 15_000,
      ratingMin: 4.5,
      verified: true,
      club: true,
      languages: ['fr', 'ar'],
      sort: 'price',
      after: 'abc_-1',
      notices: [],
    })
  })

  it('takes empty fields for fields not filled in', () => {
    const request = parse('q=&city=&date=&price_max=&category=&sort=&language=&after=')
    expect(request).toMatchObject({ q: '', date: null, sort: null, radius: DEFAULT_RADIUS, notices: [] })
  })

  it.each([
    ['date=2026-11-20', 'date_past'],
    ['date=2026-02-30', 'date_invalid'],
    ['date=demain', 'date_invalid'],
    ['near=here', 'near_invalid'],
    ['near=91,0', 'near_invalid'],
    ['price_max=12.5', 'price_invalid'],
    ['price_max=-5', 'price_invalid'],
    ['rating_min=9', 'filter_ignored'],
    ['sort=best', 'filter_ignored'],
    ['language=klingon', 'filter_ignored'],
    ['radius=100000', 'filter_ignored'],
    ['after=%27%20or%201', 'page_invalid'],
    ['category=Plomberie!', 'category_unknown'],
    [`q=${'a'.repeat(10_000)}`, 'query_cut'],
  ])('says what it does not follow: %s', (query, code) => {
    expect(codes(query)).toEqual([code])
  })

  it('drops what would turn the text around or end it', () => {
    expect(parse('q=plom\u202ebier\u0000').q).toBe('plombier')
  })
})

describe('a slots address', () => {
  it('counts from today, for a week', () => {
    expect(parseSlotsQuery({ provider: 'atelier-1' }, TODAY)).toEqual({
      slug: 'atelier-1',
      offer: null,
      from: TODAY,
      days: 7,
    })
    expect(parseSlotsQuery({ provider: 'a', from: '2020-01-01', offer: '12', days: '31' }, TODAY)).toEqual({
      slug: 'a',
      offer: 12,
      from: TODAY,
      days: 31,
    })
  })

  it('names every field that is wrong', () => {
    expect(parseSlotsQuery({}, TODAY)).toEqual({ fields: { provider: 'field.required' } })
    expect(parseSlotsQuery({ provider: '../x', offer: '-1', from: 'soon', days: '40' }, TODAY)).toEqual({
      fields: { provider: 'field.invalid', offer: 'field.invalid', from: 'field.date', days: 'field.number' },
    })
  })

  it('asks for at most 24 providers at once', () => {
    expect(parseSlotsQuery({ providers: 'a,b,a' }, TODAY)).toEqual({ slugs: ['a', 'b'] })
    const many = Array.from({ length: 25 }, (_, i) => `p${i}`).join(',')
    expect(parseSlotsQuery({ providers: many }, TODAY)).toHaveProperty('fields')
    expect(parseSlotsQuery({ providers: "a';--" }, TODAY)).toHaveProperty('fields')
  })
})
