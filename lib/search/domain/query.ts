import type { Lexicon } from './lexicon'
import { type Matches, matchWord } from './matches'
import { normaliseText } from './normalise'
import { isStopWord, tellingWords } from './stop-words'

/** A word of the query with what it may stand for. `rarity` says how much it tells about the trade. */
export type QueryWord = { matches: Matches; rarity: number; joined: ReadonlySet<number> }

const MOST_WORDS = 10
const MOST_RAW_WORDS = 24
/** How much a word that nobody knows takes away: it may be a name, a place, a politeness. */
const UNKNOWN_RARITY = 0.55
const LEAST_JOINED = 0.8
const SHORTEST_PART = 3

/** "wi fi": neighbours of which one says nothing become one word when they are a known word together. */
function joinKnown(lexicon: Lexicon, words: readonly string[]): string[] {
  const result: string[] = []
  for (let i = 0; i < words.length; i++) {
    const pair = `${words[i]}${words[i + 1] ?? ''}`
    const mute = [words[i], words[i + 1]].some(word => word && (isStopWord(word) || !lexicon.ids.has(word)))
    const known = i + 1 < words.length && mute && lexicon.ids.has(pair)
    result.push(known ? pair : (words[i] ?? ''))
    if (known) i++
  }
  return result
}

/** "recherchefuite", "نصلحالدار": an unknown word made of two known ones becomes both. */
function splitKnown(lexicon: Lexicon, word: string): string[] {
  if (lexicon.ids.has(word)) return [word]
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const head = word.slice(0, at)
    const tail = normaliseText(word.slice(at))
    if (lexicon.ids.has(head) && lexicon.ids.has(tail)) return [head, tail]
  }
  return [word]
}

type Found = { matches: Map<number, number>; joined: Set<number> }

/**
 * Neighbours that only resemble a known word when joined ("shau fo"): each half may stand for the whole. A half that
 * is a word itself speaks for itself: joined, it would make any word behind it look familiar.
 */
function joinNeighbours(lexicon: Lexicon, texts: readonly string[], found: readonly Found[]): void {
  for (let i = 0; i + 1 < texts.length; i++) {
    const halves = texts.slice(i, i + 2)
    if (halves.some(half => lexicon.ids.has(half))) continue
    for (const [word, alike] of matchWord(lexicon, halves.join(''), false)) {
      if (alike < LEAST_JOINED) continue
      for (const half of [found[i], found[i + 1]]) {
        if (!half || (half.matches.get(word) ?? 0) >= alike) continue
        half.matches.set(word, alike)
        half.joined.add(word)
      }
    }
  }
}

function weigh(lexicon: Lexicon, { matches, joined }: Found): QueryWord {
  let best = 0
  let rarity = UNKNOWN_RARITY
  for (const [id, alike] of matches) {
    if (alike <= best) continue
    best = alike
    rarity = lexicon.words[id]?.rarity ?? UNKNOWN_RARITY
  }
  // A word that was only guessed at also says less about the rest.
  return { matches, joined, rarity: matches.size > 0 ? rarity * best : rarity }
}

/** The telling words of a typed text and what each may stand for; the last one may be unfinished. */
export function readQuery(lexicon: Lexicon, query: string): QueryWord[] {
  const raw = normaliseText(query).split(' ').slice(0, MOST_RAW_WORDS)
  const telling = tellingWords(joinKnown(lexicon, raw).join(' '))
  const texts = [...new Set(telling.flatMap(word => splitKnown(lexicon, word)))].slice(0, MOST_WORDS)
  const found = texts.map((text, i) => ({
    matches: new Map(matchWord(lexicon, text, i === texts.length - 1)),
    joined: new Set<number>(),
  }))
  joinNeighbours(lexicon, texts, found)
  return found.map(word => weigh(lexicon, word))
}
