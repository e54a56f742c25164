import { expect, test } from 'vitest'
import { readPsv } from '@/db/seed/psv'
import { seededTerms, spellings } from '@/tests/support/catalogue-terms'
import { buildLexicon, type Lexicon } from './lexicon'
import { normaliseText } from './normalise'
import { understand } from './understand'

const lexicon = buildLexicon(seededTerms())
const list = spellings()

type Recall = { first: number; three: number; missed: string[] }

function recall(known: Lexicon, queries: readonly (readonly [string, string, string?])[]): Recall {
  let first = 0
  let three = 0
  const missed: string[] = []
  for (const [query, category] of queries) {
    const found = understand(known, query).slice(0, 3)
    if (found[0]?.category === category) first++
    if (found.some(answer => answer.category === category)) three++
    else
      missed.push(`${query} (${category}): ${found.map(answer => answer.category).join(', ') || 'nothing'}`)
  }
  return { first: first / queries.length, three: three / queries.length, missed }
}

const shown = ({ first, three }: Recall) => `recall@1 ${first.toFixed(3)}, recall@3 ${three.toFixed(3)}`

/** A repeatable 0..1 for each place in a list. */
function lot(seed: number): (index: number) => number {
  return index => {
    const mixed = Math.imul(index + seed * 7919, 2_654_435_761) >>> 0
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

test('the list has 300 spellings and every trade', () => {
  expect(list.length).toBeGreaterThanOrEqual(300)
  expect(new Set(list.map(([, category]) => category)).size).toBe(18)
})

test('what people type leads to the trade they mean', { timeout: 60_000 }, () => {
  const result = recall(lexicon, list)
  console.info(`${list.length} spellings: ${shown(result)}`)
  expect(result.three, result.missed.join('\n')).toBeGreaterThanOrEqual(0.97)
  expect(result.first).toBeGreaterThanOrEqual(0.94)
})

test('also where no term is written like the query', { timeout: 60_000 }, () => {
  const written = new Set(seededTerms().map(({ text }) => normaliseText(text)))
  const unwritten = list.filter(([query]) => !written.has(normaliseText(query)))
  const result = recall(lexicon, unwritten)
  console.info(`${unwritten.length} spellings that are no term: ${shown(result)}`)
  expect(unwritten.length).toBeGreaterThanOrEqual(300)
  expect(result.three, result.missed.join('\n')).toBeGreaterThanOrEqual(0.97)
})

test('every synonym belongs to a trade and a service of it, and has a weight', () => {
  const trades = new Set(readPsv('categories').map(({ slug }) => slug))
  const services = new Set(readPsv('services').map(({ slug, category }) => `${category}/${slug}`))
  const wrong = readPsv('synonyms').filter(({ term = '', lang = '', category, service, weight }) => {
    const known = service === '' ? trades.has(category) : services.has(`${category}/${service}`)
    const weighed = Number(weight) > 0 && Number(weight) <= 1
    return !known || !weighed || normaliseText(term) === '' || !['fr', 'ar', 'darija', 'latin'].includes(lang)
  })
  expect(wrong).toEqual([])
})

test('where a service is meant, it or its trade stands in the first three', () => {
  const meant = list.filter(([, , service]) => service !== '')
  const found = meant.filter(([query, category, service]) =>
    understand(lexicon, query)
      .slice(0, 3)
      .some(
        answer => answer.category === category && (answer.service === null || answer.service === service),
      ),
  )
  expect(found.length / meant.length).toBeGreaterThanOrEqual(0.95)
})

// Another third of the list in every draw: the lexicon has to be built anew for each.
test.each([0, 1, 2])(
  'without half of the synonyms the rules still carry (draw %i)',
  { timeout: 60_000 },
  seed => {
    const draw = lot(seed)
    const third = list.filter((_, index) => index % 3 === seed)
    const result = recall(buildLexicon(seededTerms(index => draw(index) < 0.5)), third)
    console.info(`half of the synonyms: ${shown(result)}`)
    expect(result.three, result.missed.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(result.first).toBeGreaterThanOrEqual(0.9)
  },
)

test('with one synonym in four the rules find nine of ten', { timeout: 60_000 }, () => {
  const draw = lot(4)
  const third = list.filter((_, index) => index % 3 === 1)
  const result = recall(buildLexicon(seededTerms(index => draw(index) < 0.25)), third)
  console.info(`a quarter of the synonyms: ${shown(result)}`)
  expect(result.three, result.missed.join('\n')).toBeGreaterThanOrEqual(0.9)
})

/** A word with one letter left out, doubled or swapped with the next. */
function slips(word: string): string[] {
  const letters = [...word]
  return letters.flatMap((letter, i) => {
    const before = letters.slice(0, i).join('')
    const after = letters.slice(i + 1).join('')
    const next = letters[i + 1]
    const swapped = next === undefined ? [] : [before + next + letter + letters.slice(i + 2).join('')]
    return [before + after, before + letter + letter + after, ...swapped]
  })
}

function dressed(word: string): string[] {
  if (/[a-z]/.test(word)) {
    return [
      word,
      `la ${word}`,
      `un ${word}`,
      `l'${word}`,
      word.toUpperCase(),
      word.replace(/[ei]/, '$&\u0301'),
    ]
  }
  return [word, `ال${word}`, [...word].join('\u064e'), `${word.slice(0, 2)}ـ${word.slice(2)}`]
}

test.each([
  ['plombi', 'plomberie'],
  ['بلومبي', 'plomberie'],
  ['trisian', 'electricite'],
  ['khdama', 'menage'],
  ['sebagh', 'peinture'],
  ['زلايجي', 'maconnerie'],
  ['fuite', 'plomberie'],
  ['clim', 'climatisation'],
])('%s with a slip, an article or accents still leads to %s', (word, category) => {
  const typed = [word, ...slips(word)].flatMap(dressed)
  const wrong = typed.filter(query => understand(lexicon, query, 3)[0]?.category !== category)
  expect(wrong).toEqual([])
})

test.each([
  ['plom', 'plomberie'],
  ['elec', 'electricite'],
  ['jard', 'jardin'],
  ['démén', 'demenagement'],
  ['climat', 'climatisation'],
  ['serru', 'serrurerie'],
  ['menuis', 'menuiserie'],
  ['coif', 'beaute'],
  ['بلو', 'plomberie'],
  ['تريس', 'electricite'],
  ['صبا', 'peinture'],
  ['خدا', 'menage'],
])('%s is understood while it is being typed', (beginning, category) => {
  expect(understand(lexicon, beginning, 3)[0]?.category).toBe(category)
})
