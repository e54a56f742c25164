import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPsv } from '@/db/seed/psv'
import { seededTerms } from '@/tests/support/catalogue-terms'
import { buildLexicon } from './lexicon'
import { CONFIDENT, understand } from './understand'

const lexicon = buildLexicon(seededTerms())

test.each([
  ['zzzzqqq'],
  ['12345'],
  ['0612345678'],
  ['😀😀😀'],
  ['x'.repeat(10_000)],
  ["'; DROP TABLE users; --"],
  ['\u202e\u200f\u202b'],
  ['<script>alert(1)</script>'],
  [''],
  ['   '],
  ['a'],
  ['?!'],
  ['\u0000'],
  ['bonjour'],
  ['بغيت'],
])('%j means nothing', query => {
  expect(understand(lexicon, query)).toEqual([])
})

test('a long text is read quickly and by what stands in it', () => {
  const started = performance.now()
  expect(understand(lexicon, 'plombier '.repeat(5000))[0]).toMatchObject({
    category: 'plomberie',
    service: null,
  })
  expect(understand(lexicon, 'je cherche quelqu’un '.repeat(300))).toEqual([])
  // Generous: it is a matter of milliseconds, and the machine may be busy.
  expect(performance.now() - started).toBeLessThan(3000)
})

test('a trade written out is exact and comes before its services', () => {
  expect(understand(lexicon, 'Plombier')[0]).toMatchObject({
    category: 'plomberie',
    service: null,
    exact: true,
  })
  expect(understand(lexicon, 'plombbier')[0]).toMatchObject({ category: 'plomberie', exact: false })
})

test('a service is found as such', () => {
  expect(understand(lexicon, 'nettoyage canapé')[0]).toMatchObject({
    category: 'menage',
    service: 'canape-tapis',
  })
  expect(understand(lexicon, 'الشوفو ما كيسخنش')[0]?.service).toBe('chauffe-eau-reparation')
  expect(understand(lexicon, 'bab tsed')[0]?.service).toBe('ouverture-porte')
})

test('the order of the words and the polite ones around them do not matter', () => {
  for (const query of [
    'fuite robinet',
    'robinet fuite',
    'salam, bghit chi wa7ed ysle7 lia robinet fuite 3afak',
    'je cherche quelqu’un pour une fuite de robinet',
  ]) {
    expect(understand(lexicon, query)[0]).toMatchObject({ category: 'plomberie', service: 'fuite-robinet' })
  }
})

test('two words written as one, or one as two', () => {
  expect(understand(lexicon, 'lavelinge')[0]?.service).toBe('lave-linge')
  expect(understand(lexicon, 'wi fi')[0]?.service).toBe('wifi')
  expect(understand(lexicon, 'recherchefuite')[0]?.category).toBe('plomberie')
})

test('a word of two trades shows both among the first three', () => {
  const trades = (query: string) => understand(lexicon, query, 3).map(({ category }) => category)
  expect(trades('rido')).toEqual(expect.arrayContaining(['serrurerie', 'couture']))
  expect(trades('جاج')).toEqual(expect.arrayContaining(['menage', 'menuiserie']))
})

test('answers are few, each once, scored 0 to 1', () => {
  const found = understand(lexicon, 'nettoyage piscine clim canapé', 5)
  expect(found.length).toBeLessThanOrEqual(5)
  expect(new Set(found.map(({ category, service }) => `${category}/${service}`)).size).toBe(found.length)
  for (const { score } of found) expect(score > 0 && score <= 1).toBe(true)
  expect(understand(lexicon, 'clim', 0)).toEqual([])
  expect(understand(lexicon, 'clim', Number.NaN)).toEqual([])
})

test('the name of a person is not taken for a trade', () => {
  for (const query of ['youssef bennani', 'Fatima Zahra Alaoui', 'يوسف بناني', 'khalid amrani']) {
    for (const { score } of understand(lexicon, query)) expect(score).toBeLessThan(CONFIDENT)
  }
  const surnames = readPsv('surnames')
  const taken = readPsv('names').flatMap((name, i) => {
    const surname = surnames[(i * 7) % surnames.length]
    const people = [`${name.first_fr} ${surname?.fr}`, `${name.first_ar} ${surname?.ar}`]
    return people.filter(person => (understand(lexicon, person)[0]?.score ?? 0) >= CONFIDENT)
  })
  expect(taken).toEqual([])
})

test('a lexicon of nothing understands nothing', () => {
  expect(understand(buildLexicon([]), 'plombier')).toEqual([])
  const empty = buildLexicon([{ text: ' !! ', category: 'plomberie', service: null, weight: 1 }])
  expect(understand(empty, 'plombier')).toEqual([])
})

test('nothing that can be typed throws', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'plombier خدامة379’ -éàل'), maxLength: 60 }),
  )
  fc.assert(
    fc.property(texts, fc.integer({ min: -3, max: 20 }), (text, limit) => {
      expect(understand(lexicon, text, limit).length).toBeLessThanOrEqual(Math.max(0, limit))
    }),
    { seed: 20_270_208, numRuns: 500 },
  )
})
