const ARABIC = /[\u0621-\u064A\u0671-\u06D3]/
const MARKS = /[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g
const PARTICLE = /^(el|al|ben|bent|ibn|ait|aït|ould|de|du|la|le|بن|ابن|بنت|آيت|أيت|ولد)$/i

function words(name: string): string[] {
  const all = name
    .normalize('NFC')
    .replace(MARKS, '')
    .split(/[\s'’._-]+/)
    .filter(word => /\p{L}/u.test(word))
  const named = all.filter(word => !PARTICLE.test(word))
  return named.length > 0 ? named : all
}

/** "العمراني" is told apart by its ع, not by the article every second name begins with. */
const withoutArticle = (word: string) => (/^ال.{2,}/.test(word) ? word.slice(2) : word)

const first = (word: string) => Array.from(withoutArticle(word)).find(sign => /\p{L}/u.test(sign)) ?? ''

/**
 * Two letters for a name in either script: "Salma El Amrani" → "SA", "سلمى العمراني" → "س ع".
 * Arabic letters are kept apart by a space, or they would join into a word. Empty names give "·".
 */
export function initialsOf(name: string): string {
  const found = words(name)
  const [start, end] = [found[0], found.length > 1 ? found.at(-1) : undefined]
  const letters = [start, end].map(word => (word ? first(word) : '')).filter(Boolean)
  if (letters.length === 0) return '·'
  const arabic = letters.some(letter => ARABIC.test(letter))
  return arabic ? letters.join(' ') : letters.join('').toLocaleUpperCase('fr')
}

/** One of the four tints; the same seed always gives the same. */
export const tintOf = (seed: number): number => Math.abs(Math.trunc(seed)) % 4
