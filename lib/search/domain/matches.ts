import { LONGEST_WORD, letterLikeness, letterShape, type Shape, soundLikeness, soundShape } from './distance'
import { type Form, formsOf } from './forms'
import { nearest } from './grams'
import type { Lexicon, Reading } from './lexicon'
import { wordsOneSlipAway } from './slips'

/** Likeness, 0 to 1, of a typed word to each word of the lexicon it may stand for. */
export type Matches = ReadonlyMap<number, number>

/** Below this two words have nothing to do with each other. */
const LEAST_LIKENESS = 0.6
/** Three letters resemble everything. */
const LEAST_LIKENESS_SHORT = 0.66
const SHORT = 3
const MOST_CANDIDATES = 90
/** A word without its prefix or ending is a guess: it gets fewer chances. */
const MOST_CANDIDATES_GUESSED = 30
/** One slip in a word that everybody uses is likelier than a rare word that sounds alike. */
const SLIP_IN_COMMON_WORD = 0.92
/** Words that prove no trade count nearly only as they are written. */
const DOUBT_OF_VAGUE = 0.12
const NOTHING: Matches = new Map()

type Typed = Form & { letters: Shape; sounds: Shape; consonants: number }

/** "zzzzqqq", or longer than any word. */
function isGibberish(word: string): boolean {
  const collapsed = word.replace(/(.)\1+/gu, '$1')
  return collapsed.length < 2 || collapsed.length * 2 < word.length || word.length > LONGEST_WORD
}

function typedForm(form: Form): Typed {
  const consonants = form.sound.replace(/[aeiuh3]/g, '').length
  return { ...form, letters: letterShape(form.text), sounds: soundShape(form.sound), consonants }
}

function likeness(form: Typed, known: Reading, typing: boolean, least: number): number {
  if (form.text === known.text) return 1
  let sound = soundLikeness(form.sounds, known.sounds(), typing, least)
  // Two consonants are shared by too many words to prove much, one by nearly all.
  if (sound < 1 && form.consonants < 3) sound -= (1 - sound) * (form.consonants < 2 ? 2 : 0.5)
  // Same letters are better evidence than same sounds.
  const heard = sound * 0.98
  if (form.arabic !== known.arabic || heard >= 0.97) return heard
  return Math.max(heard, letterLikeness(form.letters, known.letters(), typing, Math.max(least, heard)) * 0.99)
}

/**
 * The words of the lexicon that a typed word may mean, through its spelling or its sound.
 * @param typing it stands last in the box and may be unfinished
 */
export function matchWord(lexicon: Lexicon, typed: string, typing: boolean): Matches {
  if (isGibberish(typed)) return NOTHING
  const found = new Map<number, number>()
  // A number means something only where a known term has exactly it.
  const number = /^\d+$/.test(typed)
  const floor = typed.length > SHORT ? LEAST_LIKENESS : LEAST_LIKENESS_SHORT
  for (const form of formsOf(typed).map(typedForm)) {
    if (form.doubt === 0) {
      for (const word of wordsOneSlipAway(lexicon.slips, form.text)) found.set(word, SLIP_IN_COMMON_WORD)
    }
    const most = form.doubt === 0 ? MOST_CANDIDATES : MOST_CANDIDATES_GUESSED
    for (const at of nearest(lexicon.grams, form, most)) {
      const known = lexicon.readings[at]
      if (!known || (number && known.text !== typed)) continue
      const doubt =
        form.doubt +
        known.doubt +
        (known.text !== form.text && lexicon.words[known.word]?.vague ? DOUBT_OF_VAGUE : 0)
      const least = Math.max(floor, found.get(known.word) ?? 0) + doubt
      if (least >= 1) continue
      const alike = likeness(form, known, typing, least) - doubt
      if (alike >= floor && alike > (found.get(known.word) ?? 0)) found.set(known.word, alike)
    }
  }
  return found
}
