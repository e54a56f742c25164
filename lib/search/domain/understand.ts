import type { Lexicon, Term } from './lexicon'
import { type Matches, matchWord } from './matches'
import { normaliseText } from './normalise'
import { tellingWords } from './stop-words'

/** What a query may mean: a trade (`service` null) or one of its services. `score` is 0 to 1. */
export type Understanding = { category: string; service: string | null; score: number; exact: boolean }

/** From this score on the first answer may be taken for granted: filter by it, do not merely offer it. */
export const CONFIDENT = 0.62

/** Below this an answer would look like a joke. */
const LEAST_SCORE = 0.36
const MOST_WORDS = 10
/** How much a word that nobody knows takes away: it may be a name, a place, a politeness. */
const UNKNOWN_RARITY = 0.55
/** What a term of no weight at all loses when it was not written exactly. */
const DOUBT_OF_RARE = 0.4
const EXACT = 0.999

type Word = { matches: Matches; rarity: number }

/** Two neighbours written apart that belong together ("chauf fo", "lave linge" against "lavelinge"). */
function joinNeighbours(lexicon: Lexicon, texts: readonly string[], words: Map<number, number>[]): void {
  for (let i = 0; i + 1 < texts.length; i++) {
    const last = i + 2 === texts.length
    for (const [word, alike] of matchWord(lexicon, `${texts[i]}${texts[i + 1]}`, last)) {
      if (alike < 0.8) continue
      for (const half of [words[i], words[i + 1]]) {
        if (half && (half.get(word) ?? 0) < alike) half.set(word, alike)
      }
    }
  }
}

function readQuery(lexicon: Lexicon, query: string): Word[] {
  const texts = tellingWords(normaliseText(query)).slice(0, MOST_WORDS)
  const found = texts.map((text, i) => new Map(matchWord(lexicon, text, i === texts.length - 1)))
  joinNeighbours(lexicon, texts, found)
  return found.map(matches => {
    let best = 0
    let rarity = UNKNOWN_RARITY
    for (const [id, alike] of matches) {
      if (alike > best) {
        best = alike
        rarity = lexicon.words[id]?.rarity ?? UNKNOWN_RARITY
      }
    }
    // A word that was only guessed at also says less about the rest.
    return { matches, rarity: matches.size > 0 ? rarity * best : rarity }
  })
}

function sum(words: readonly Word[], value: (word: Word) => number): number {
  return words.reduce((total, word) => total + value(word), 0)
}

/** A word written as we know it is that word; one that only resembles a rare term is probably another. */
function trust(alike: number, term: Term): number {
  return alike >= EXACT ? 1 : Math.max(0, alike - DOUBT_OF_RARE * (1 - term.weight))
}

/** How well a query says one term: how much of the query it explains, and how much of the term was said. */
function scoreTerm(lexicon: Lexicon, term: Term, words: readonly Word[], total: number): number {
  const best = (word: Word) => Math.max(...term.words.map(id => trust(word.matches.get(id) ?? 0, term)))
  const explained = sum(words, word => word.rarity * best(word)) / total
  let said = 0
  for (const id of term.words) {
    const alike = Math.max(...words.map(word => trust(word.matches.get(id) ?? 0, term)))
    said += alike * (lexicon.words[id]?.rarity ?? 0)
  }
  return explained * (0.6 + 0.4 * (said / term.rarity)) * (0.9 + 0.1 * term.weight)
}

/** How much of the query each trade explains with all its terms together. */
function scoreTrades(lexicon: Lexicon, words: readonly Word[], total: number): Map<string, number> {
  const scores = new Map<string, number>()
  for (const word of words) {
    const best = new Map<string, number>()
    for (const [id, alike] of word.matches) {
      for (const category of lexicon.words[id]?.categories ?? []) {
        best.set(category, Math.max(best.get(category) ?? 0, alike))
      }
    }
    for (const [category, alike] of best) {
      scores.set(category, (scores.get(category) ?? 0) + (alike * word.rarity) / total)
    }
  }
  return scores
}

/** Repeats of one trade step back a little, so that a second reading of the query is seen among the first three. */
function spread(ranked: Understanding[], limit: number): Understanding[] {
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

/**
 * What a typed text may mean, best first, each trade and service once. Understands French, Arabic, Darija and
 * Arabizi, misspelt or unfinished; a text that means nothing gives an empty list. Never throws.
 */
export function understand(lexicon: Lexicon, query: string, limit = 8): Understanding[] {
  const words = readQuery(lexicon, query)
  const total = sum(words, word => word.rarity)
  if (total === 0 || words.every(word => word.matches.size === 0)) return []
  const trades = scoreTrades(lexicon, words, total)
  const touched = new Set<number>()
  for (const word of words) {
    for (const id of word.matches.keys()) {
      for (const term of lexicon.words[id]?.terms ?? []) touched.add(term)
    }
  }
  const best = new Map<number, { score: number; exact: boolean }>()
  for (const id of touched) {
    const term = lexicon.terms[id]
    if (!term) continue
    const score = scoreTerm(lexicon, term, words, total)
    const known = best.get(term.target)
    if (!known || known.score < score) best.set(term.target, { score, exact: isExact(term, words) })
  }
  const ranked: Understanding[] = []
  for (const [id, { score, exact }] of best) {
    const target = lexicon.targets[id]
    if (!target) continue
    const whole = Math.min(1, 0.85 * score + 0.15 * (trades.get(target.category) ?? 0))
    if (whole >= LEAST_SCORE) ranked.push({ ...target, score: whole, exact })
  }
  ranked.sort((a, b) => b.score - a.score || Number(a.service !== null) - Number(b.service !== null))
  return spread(ranked, Math.max(0, Math.floor(limit) || 0))
}

function isExact(term: Term, words: readonly Word[]): boolean {
  return (
    words.every(word => term.words.some(id => (word.matches.get(id) ?? 0) >= EXACT)) &&
    term.words.every(id => words.some(word => (word.matches.get(id) ?? 0) >= EXACT))
  )
}
