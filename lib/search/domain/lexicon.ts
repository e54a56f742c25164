import { LONGEST_WORD, letterShape, type Shape, soundShape } from './distance'
import { type Form, formsOf } from './forms'
import { type GramIndex, indexGrams } from './grams'
import { normaliseText } from './normalise'
import { indexSlips, type SlipIndex } from './slips'
import { isVague, tellingWords } from './stop-words'

/**
 * One way to name a trade (`service` null) or a service.
 * `weight` is 0 to 1: how often people type it; 1 is for the words that everybody uses.
 */
export type LexiconTerm = {
  text: string
  category: string
  service: string | null
  weight: number
  popular?: boolean
}

export type Target = { category: string; service: string | null }

/**
 * A distinct word of the lexicon. `rarity` is 1 for a word of one trade and falls with every other trade; a `common`
 * word is by itself a term of full weight: what most people type; a `vague` one proves no trade.
 */
export type Word = {
  text: string
  rarity: number
  common: boolean
  vague: boolean
  terms: number[]
  categories: string[]
}

/** One way to read a word of the lexicon, ready for comparing. */
export type Reading = Form & { word: number; letters: () => Shape; sounds: () => Shape }

export type Term = { words: number[]; rarity: number; target: number; weight: number; joined: boolean }

export type Lexicon = {
  words: readonly Word[]
  /** Where each word stands in `words`. */
  ids: ReadonlyMap<string, number>
  readings: readonly Reading[]
  grams: GramIndex
  slips: SlipIndex
  terms: readonly Term[]
  targets: readonly Target[]
}

const POPULAR_BONUS = 0.05
const TRADES = 18
const VAGUE_RARITY = 0.2

/** People write two words as one ("chauffeeau"): each short term is also known without its spaces. */
const MOST_JOINED = 3

type Builder = { words: Map<string, number>; list: Word[]; terms: Term[]; targets: Map<string, number> }

function wordId(builder: Builder, text: string, category: string): number {
  let id = builder.words.get(text)
  if (id === undefined) {
    id = builder.list.length
    builder.words.set(text, id)
    builder.list.push({ text, rarity: 1, common: false, vague: isVague(text), terms: [], categories: [] })
  }
  const word = builder.list[id]
  if (word && !word.categories.includes(category)) word.categories.push(category)
  return id
}

function targetId(builder: Builder, term: LexiconTerm): number {
  const key = `${term.category}/${term.service ?? ''}`
  const id = builder.targets.get(key) ?? builder.targets.size
  builder.targets.set(key, id)
  return id
}

function addTerm(builder: Builder, texts: readonly string[], term: LexiconTerm, joined: boolean): void {
  const words = [...new Set(texts.map(text => wordId(builder, text, term.category)))]
  const id = builder.terms.length
  for (const word of words) builder.list[word]?.terms.push(id)
  const weight = Math.min(
    1,
    Math.max(0, term.weight * (joined ? 0.97 : 1) + (term.popular ? POPULAR_BONUS : 0)),
  )
  const only = words.length === 1 ? builder.list[words[0] ?? -1] : undefined
  if (only && term.weight >= 1) only.common = true
  builder.terms.push({ words, rarity: 0, target: targetId(builder, term), weight, joined })
}

function joinedForms(text: string, telling: readonly string[]): string[] {
  const runs = [text.split(' '), telling].filter(run => run.length > 1 && run.length <= MOST_JOINED)
  return [...new Set(runs.map(run => run.join('')))].filter(joined => joined.length <= LONGEST_WORD)
}

function rarityOf(word: Word): number {
  if (word.vague) return VAGUE_RARITY
  return Math.max(0.2, 1 - (0.8 * Math.log(word.categories.length)) / Math.log(TRADES))
}

/** Made when first asked for: most words are never compared, and all shapes together are tens of megabytes. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function readingsOf(words: readonly Word[]): Reading[] {
  return words.flatMap((word, id) =>
    formsOf(word.text).map(form => ({
      ...form,
      word: id,
      letters: once(() => letterShape(form.text)),
      sounds: once(() => soundShape(form.sound)),
    })),
  )
}

/**
 * Prepares everything that `understand` looks up. With the whole catalogue it takes a fraction of a second and
 * some 20 MB: build it once and keep it.
 * Terms that are empty after normalising are ignored.
 */
export function buildLexicon(terms: readonly LexiconTerm[]): Lexicon {
  const builder: Builder = { words: new Map(), list: [], terms: [], targets: new Map() }
  const seen = new Map<string, LexiconTerm>()
  for (const term of terms) {
    const text = normaliseText(term.text)
    const key = `${text}|${term.category}|${term.service ?? ''}`
    const known = seen.get(key)
    if (text !== '' && (!known || known.weight < term.weight)) seen.set(key, { ...term, text })
  }
  for (const term of seen.values()) {
    const words = tellingWords(term.text).filter(word => word.length <= LONGEST_WORD)
    if (words.length === 0) continue
    addTerm(builder, words, term, false)
    for (const joined of joinedForms(term.text, words)) addTerm(builder, [joined], term, true)
  }
  for (const word of builder.list) word.rarity = rarityOf(word)
  for (const term of builder.terms) {
    term.rarity = term.words.reduce((sum, word) => sum + (builder.list[word]?.rarity ?? 0), 0)
  }
  const targets = [...builder.targets.keys()].map(key => {
    const [category = '', service = ''] = key.split('/')
    return { category, service: service === '' ? null : service }
  })
  const words = builder.list
  const readings = readingsOf(words)
  const common = words.flatMap((word, id) => (word.common ? [[word.text, id] as const] : []))
  return {
    words,
    ids: builder.words,
    readings,
    grams: indexGrams(readings),
    slips: indexSlips(common),
    terms: builder.terms,
    targets,
  }
}
