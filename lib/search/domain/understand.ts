import type { Lexicon, Term } from './lexicon'
import { type QueryWord, readQuery } from './query'

/** What a query may mean: a trade (`service` null) or one of its services. `score` is 0 to 1. */
export type Understanding = { category: string; service: string | null; score: number; exact: boolean }

/** From this score on the first answer may be taken for granted: filter by it, do not merely offer it. */
export const CONFIDENT = 0.72

/** Below this an answer would look like a joke. */
const LEAST_SCORE = 0.42
/** What a term of no weight at all loses when it was not written exactly. */
const DOUBT_OF_RARE = 0.4
/** From this likeness on a word is known, not guessed. */
const SURE = 0.88
const SCATTERED = 0.7
/** From this score on one term has explained the query. */
const EXPLAINED = 0.5
const EXACT = 0.999

function sum(words: readonly QueryWord[], value: (word: QueryWord) => number): number {
  return words.reduce((total, word) => total + value(word), 0)
}

/** A word written as we know it is that word; one that only resembles a rare term is probably another. */
function trust(alike: number, term: Term): number {
  return alike >= EXACT ? 1 : Math.max(0, alike - DOUBT_OF_RARE * (1 - term.weight))
}

/**
 * How well a query says one term: how much of the query it explains, and how much of the term was said. A word of
 * the term answers for one word of the query, so that two names which resemble one trade do not add up.
 */
function scoreTerm(lexicon: Lexicon, term: Term, words: readonly QueryWord[], total: number): number {
  const said = term.words.map(() => 0)
  let explained = 0
  for (const word of words) {
    let best = 0
    let place = -1
    term.words.forEach((id, at) => {
      const alike = trust(word.matches.get(id) ?? 0, term)
      const free = alike > (said[at] ?? 0) || word.joined.has(id)
      if (alike > best && free) {
        best = alike
        place = at
      }
    })
    if (place < 0) continue
    const earlier = word.joined.has(term.words[place] ?? -1) ? 0 : (said[place] ?? 0)
    explained += word.rarity * (best - earlier)
    said[place] = Math.max(best, said[place] ?? 0)
  }
  const spoken = term.words.reduce(
    (sum, id, at) => sum + (said[at] ?? 0) * (lexicon.words[id]?.rarity ?? 0),
    0,
  )
  return (explained / total) * (0.6 + 0.4 * (spoken / term.rarity)) * (0.9 + 0.1 * term.weight)
}

type Trade = { explained: number; surely: number; sureWords: number }

/** How much of the query each trade explains with all its terms together, and how much of that without guessing. */
function scoreTrades(lexicon: Lexicon, words: readonly QueryWord[], total: number): Map<string, Trade> {
  const trades = new Map<string, Trade>()
  for (const word of words) {
    const best = new Map<string, number>()
    for (const [id, alike] of word.matches) {
      for (const category of lexicon.words[id]?.categories ?? []) {
        best.set(category, Math.max(best.get(category) ?? 0, alike))
      }
    }
    for (const [category, alike] of best) {
      const trade = trades.get(category) ?? { explained: 0, surely: 0, sureWords: 0 }
      const share = (alike * word.rarity) / total
      const sure = alike >= SURE
      trade.explained += share
      trade.surely += sure ? share : 0
      trade.sureWords += sure ? 1 : 0
      trades.set(category, trade)
    }
  }
  return trades
}

/** Repeats of one trade step back a little, so that a second reading of the query is seen among the first three. */
function spread(ranked: readonly Understanding[], limit: number): Understanding[] {
  const rest = [...ranked]
  const chosen: Understanding[] = []
  const times = new Map<string, number>()
  while (rest.length > 0 && chosen.length < limit) {
    let best = 0
    let bestRank = -1
    rest.forEach((candidate, i) => {
      const rank = candidate.score * 0.85 ** (times.get(candidate.category) ?? 0)
      if (rank > bestRank) {
        bestRank = rank
        best = i
      }
    })
    const [next] = rest.splice(best, 1)
    if (!next) break
    chosen.push(next)
    times.set(next.category, (times.get(next.category) ?? 0) + 1)
  }
  return chosen
}

type Scored = { score: number; exact: boolean }

/** The best term of each target that shares a word with the query. */
function scoreTargets(lexicon: Lexicon, words: readonly QueryWord[], total: number): Map<number, Scored> {
  const touched = new Set<number>()
  for (const word of words) {
    for (const id of word.matches.keys()) {
      for (const term of lexicon.words[id]?.terms ?? []) touched.add(term)
    }
  }
  const best = new Map<number, Scored>()
  for (const id of touched) {
    const term = lexicon.terms[id]
    if (!term) continue
    const score = scoreTerm(lexicon, term, words, total)
    const known = best.get(term.target)
    if (!known || known.score < score) best.set(term.target, { score, exact: isExact(term, words) })
  }
  return best
}

function isExact(term: Term, words: readonly QueryWord[]): boolean {
  const same = (word: QueryWord, id: number) => (word.matches.get(id) ?? 0) >= EXACT
  return (
    words.every(word => term.words.some(id => same(word, id))) &&
    term.words.every(id => words.some(word => same(word, id)))
  )
}

/** Trades that a long sentence names with words standing in different terms, when no one term explains it. */
function scattered(trades: ReadonlyMap<string, Trade>): Understanding[] {
  return [...trades].flatMap(([category, { surely, sureWords }]) =>
    sureWords > 1 ? [{ category, service: null, score: SCATTERED * surely, exact: false }] : [],
  )
}

function unique(ranked: readonly Understanding[]): Understanding[] {
  const seen = new Set<string>()
  return ranked.filter(({ category, service }) => {
    const key = `${category}/${service ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * What a typed text may mean, best first, each trade and service once; a third reading of another trade may stand
 * before a better one of the same. Understands French, Arabic, Darija and Arabizi, misspelt or unfinished; a text
 * that means nothing gives an empty list. Never throws.
 */
export function understand(lexicon: Lexicon, query: string, limit = 8): Understanding[] {
  const words = readQuery(lexicon, query)
  const total = sum(words, word => word.rarity)
  if (total === 0 || words.every(word => word.matches.size === 0)) return []
  const trades = scoreTrades(lexicon, words, total)
  const found: Understanding[] = []
  for (const [id, { score, exact }] of scoreTargets(lexicon, words, total)) {
    const target = lexicon.targets[id]
    const trade = trades.get(target?.category ?? '')
    if (!target || !trade) continue
    found.push({ ...target, score: Math.min(1, 0.85 * score + 0.15 * trade.explained), exact })
  }
  if (found.every(({ score }) => score < EXPLAINED)) found.push(...scattered(trades))
  const ranked = found
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || Number(a.service !== null) - Number(b.service !== null))
  return spread(unique(ranked), Math.max(0, Math.floor(limit) || 0))
}
