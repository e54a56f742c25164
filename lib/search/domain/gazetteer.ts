import { LONGEST_WORD, letterLikeness, letterShape, type Shape, soundLikeness, soundShape } from './distance'
import { type GramIndex, indexGrams, nearest } from './grams'
import { normaliseText } from './normalise'
import type { PlaceTerm } from './place-terms'
import { isArabic, soundOf } from './sound'

/** A name of a place without its spaces, ready for comparing. */
export type PlaceName = PlaceTerm & { arabic: boolean; sound: string; letters: Shape; sounds: Shape }

export type Gazetteer = {
  names: readonly PlaceName[]
  exact: ReadonlyMap<string, readonly PlaceName[]>
  grams: GramIndex
  /** The most words that one name has: no longer run of words is looked up. */
  mostWords: number
}

/** A text or a name of several words as one: people part place names as they like (Bni Mellal, Benimellal). */
export function joined(words: readonly string[]): string {
  return words.join('').slice(0, LONGEST_WORD)
}

/** Prepares the names of places for `findPlace` and `splitPlace`: once, then kept. */
export function buildGazetteer(terms: readonly PlaceTerm[]): Gazetteer {
  const exact = new Map<string, PlaceName[]>()
  const names: PlaceName[] = []
  let mostWords = 1
  for (const term of terms) {
    const words = normaliseText(term.text).split(' ').filter(Boolean)
    const text = joined(words)
    if (text === '') continue
    mostWords = Math.max(mostWords, words.length)
    const sound = soundOf(text)
    const arabic = isArabic(text)
    const name = { ...term, text, arabic, sound, letters: letterShape(text), sounds: soundShape(sound) }
    const namesakes = exact.get(text) ?? []
    if (namesakes.some(other => other.city === term.city && other.district === term.district)) continue
    namesakes.push(name)
    exact.set(text, namesakes)
    names.push(name)
  }
  return { names, exact, grams: indexGrams(names), mostWords }
}

/** Likeness of a text to one name, 0 to 1; 0 below `least`. */
export type Comparer = (name: PlaceName, least: number) => number

/** Compares one joined text with many names. */
export function comparer(text: string, typing: boolean): Comparer {
  const letters = letterShape(text)
  const sound = soundOf(text)
  const sounds = soundShape(sound)
  const arabic = isArabic(text)
  return (name, least) => {
    if (name.text === text) return 1
    if (sound.length > 3 && name.sound === sound) return 0.97
    const heard = soundLikeness(sounds, name.sounds, typing, least) * 0.96
    if (arabic !== name.arabic) return heard
    return Math.max(heard, letterLikeness(letters, name.letters, typing, Math.max(least, heard)) * 0.98)
  }
}

const MOST_SIMILAR = 40

/** The names that are worth comparing with a whole joined text. */
export function similarNames(gazetteer: Gazetteer, text: string): PlaceName[] {
  const word = { text, sound: soundOf(text), arabic: isArabic(text) }
  return nearest(gazetteer.grams, word, MOST_SIMILAR).flatMap(at => gazetteer.names[at] ?? [])
}
