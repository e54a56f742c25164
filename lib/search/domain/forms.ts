import { isArabic, soundOf } from './sound'

/** One way to read a written word; `doubt` lowers its likeness. */
export type Form = { text: string; sound: string; arabic: boolean; doubt: number }

type Rule = readonly [pattern: RegExp, doubt: number]

// Darija glues the article and small words to the noun (lbab, fl7it, dlma) and persons to the verb (kay9tter,
// makaybredch). French words never begin with l + consonant, so the first rules cost nearly nothing.
const LATIN_PREFIXES: readonly Rule[] = [
  [/^l+(?=[^aeiouyhl].)/, 0],
  [/^(?:w|ou)?(?:[fbd]|dy?al)l+(?=[^aeiouyhl].)/, 0.03],
  [/^[ea]l(?=[^aeiouyl].{2})/, 0.04],
  [/^[fbdw](?=[^aeiouyhrl].{3})/, 0.1],
  [/^[ld](?=[aeiou].{2})/, 0.1],
  [/^(?:ma)?[kt][aei]?[ytn]?(?=.{3})/, 0.1],
]
const ARABIC_PREFIXES: readonly Rule[] = [
  // The French article: لاكليم, لابيسين.
  [/^لا(?=.{3})/, 0.05],
  [/^ل(?=.{3})/, 0],
  [/^ل(?=.{2}$)/, 0.03],
  [/^[وفبدك]ل?(?=.{3})/, 0.1],
  [/^(?:ما)?(?:كا|تا|كي|كت|كن|تي|تت|ك|ت)(?=.{3})/, 0.1],
]
const LATIN_SUFFIXES: readonly Rule[] = [
  [/(?<=.{3})(?:ch|sh)$/, 0.1],
  [/(?<=.{4})(?:at|in|ine|yin)$/, 0.08],
]
const ARABIC_SUFFIXES: readonly Rule[] = [
  [/(?<=.{3})ش$/, 0.1],
  [/(?<=.{3})(?:ات|ين|ون|يه|ي|ه)$/, 0.06],
]

function stripped(words: readonly (readonly [string, number])[], rules: readonly Rule[]): [string, number][] {
  const found: [string, number][] = []
  for (const [word, doubt] of words) {
    for (const [pattern, more] of rules) {
      const rest = word.replace(pattern, '')
      if (rest !== word && rest.length >= 2) found.push([rest, doubt + more])
    }
  }
  return found
}

/** Every reading of one normalised word, the word as written first. */
export function formsOf(word: string): Form[] {
  const arabic = isArabic(word)
  const whole: [string, number][] = [[word, 0]]
  const heads = stripped(whole, arabic ? ARABIC_PREFIXES : LATIN_PREFIXES)
  const all = [...whole, ...heads]
  all.push(...stripped(all, arabic ? ARABIC_SUFFIXES : LATIN_SUFFIXES))
  const best = new Map<string, Form>()
  for (const [text, doubt] of all) {
    const known = best.get(text)
    if (!known || known.doubt > doubt) best.set(text, { text, sound: soundOf(text), arabic, doubt })
  }
  return [...best.values()]
}
