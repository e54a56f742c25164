import { describe, expect, test } from 'vitest'
import { shortSuffix, slugOf } from '@/lib/providers/domain/slug'
import { writeReview } from './opinions'
import { companyName, drawPerson } from './people'
import { readPsv } from './psv'
import { Random } from './random'
import { speak } from './voice'

const VOICES = ['m', 'f', 'c'] as const
const services = readPsv('services')
const random = () => new Random('texts')
const ARABIC_ONLY = /^[^\p{Script=Latin}]*\p{Script=Arabic}[^\p{Script=Latin}]*$/u

describe('speaking', () => {
  test.each([
    ['m', 'Je suis formé.'],
    ['f', 'Je suis formée.'],
    ['c', 'Nous sommes formés.'],
  ] as const)('as %s', (voice, expected) => {
    expect(speak('{Je suis/Nous sommes} {formé/formée/formés}.', voice)).toBe(expected)
  })

  test('a missing value is an error, not a placeholder on a page', () => {
    expect(() => speak('à [city]', 'm')).toThrow('[city]')
    expect(() => speak('{a/b/c/d}', 'm', {})).not.toThrow()
    expect(speak('à [city]', 'm', { city: 'Fès' })).toBe('à Fès')
  })

  test.each(['bio-generic', 'bio-trades', 'bio-services'])('%s opens and closes every bracket', name => {
    for (const row of readPsv(name)) {
      for (const text of [row.fr ?? '', row.ar ?? '']) {
        const alone = row.kind === 'opener' && row.for !== 'company'
        for (const voice of alone ? (['m', 'f'] as const) : VOICES) {
          const said = speak(text.replace(/\[[A-Za-z ]+\]/g, '0'), voice)
          expect(said).not.toMatch(/[{}[\]/]|\s{2}|^\s|\s$/)
        }
      }
      // Apart from the names of values, Arabic is Arabic.
      expect(row.ar).not.toMatch(/\p{Script=Latin}(?![^[]*\])/u)
    }
  })

  test('every service has words of its own', () => {
    const spoken = new Set(readPsv('bio-services').map(row => row.service))
    expect(services.filter(service => !spoken.has(service.slug))).toEqual([])
  })
})

describe('reviews', () => {
  const works = services.flatMap(service =>
    VOICES.map(voice => ({ voice, category: service.category ?? '', service: service.slug ?? '' })),
  )

  test('say something in the client’s script, whatever the trade and the rating', () => {
    const stream = random()
    for (const work of works) {
      for (const rating of [1, 2, 3, 4, 5]) {
        const french = writeReview(stream, work, rating, 'fr')
        const arabic = writeReview(stream, work, rating, 'ar')
        for (const body of [french, arabic]) expect(body).not.toMatch(/[{}[\]/]|undefined|\s{2}|^\s*$/)
        expect(french).not.toMatch(/\p{Script=Arabic}/u)
        expect(arabic).toMatch(ARABIC_ONLY)
      }
    }
  })

  test('differ', () => {
    const stream = random()
    const bodies = Array.from({ length: 1000 }, () => writeReview(stream, stream.pick(works), 5, 'fr'))
    expect(new Set(bodies).size).toBeGreaterThan(800)
  })
})

describe('names', () => {
  test('suffixes are unique and safe to read', () => {
    const suffixes = Array.from({ length: 100_000 }, (_, id) => shortSuffix(id + 1))
    expect(new Set(suffixes).size).toBe(100_000)
    expect(suffixes.every(suffix => /^[2-9a-hj-km-np-z]{4}$/.test(suffix))).toBe(true)
  })

  test.each([
    ['Fatima-Zahra Aït Brahim', 'fatima-zahra-ait-brahim'],
    ['Dépann’ Al Itqane', 'depann-al-itqane'],
    ['Benjelloun & Fils', 'benjelloun-fils'],
  ])('%s becomes %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  test('companies have a name in each script', () => {
    const stream = random()
    for (const category of readPsv('categories')) {
      const owner = drawPerson(stream, 'm')
      const { nameFr, nameAr } = companyName(stream, category.slug ?? '', true, owner)
      expect(nameFr).not.toMatch(/[[\]{}]|\p{Script=Arabic}/u)
      expect(nameAr).toMatch(ARABIC_ONLY)
    }
  })
})
