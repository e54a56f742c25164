import { readPsv } from './psv'
import type { Random } from './random'
import { speak, type Voice } from './voice'

export type Person = {
  gender: 'm' | 'f'
  firstFr: string
  firstAr: string
  lastFr: string
  lastAr: string
}

const firstNames = readPsv('names')
const surnames = readPsv('surnames')
const companies = readPsv('companies')
const companyWords = readPsv('company-words')

/** First names are drawn with the start of the list more often: the common ones stand there. */
export function drawPerson(random: Random, gender: 'm' | 'f'): Person {
  const names = firstNames.filter(row => row.gender === gender)
  const first = names[Math.floor(random.next() ** 1.6 * names.length)]
  const last = random.pick(surnames)
  return {
    gender,
    firstFr: first?.first_fr ?? '',
    firstAr: first?.first_ar ?? '',
    lastFr: last.fr ?? '',
    lastAr: last.ar ?? '',
  }
}

/** A company's name in both scripts, of its trade or after its owner. */
export function companyName(random: Random, category: string, craft: boolean, owner: Person) {
  const usable = companies.filter(
    row => row.category === category || row.category === 'any' || (craft && row.category === 'craft'),
  )
  const own = usable.filter(row => row.category === category)
  const pattern = random.pick(random.chance(0.6) && own.length > 0 ? own : usable)
  const word = random.pick(companyWords)
  const say = (text = '', surname = '', spoken = '') =>
    speak(text, 'c' satisfies Voice, { surname, word: spoken })
  return {
    nameFr: say(pattern.fr, owner.lastFr, word.fr),
    nameAr: say(pattern.ar, owner.lastAr, word.ar),
  }
}

/** Lower-case ASCII with hyphens. */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz'
const SPACE = SIGNS.length ** 4

/** Four signs that no other id below 923,521 has: multiplying by a number prime to the space only reorders it. */
export function shortSuffix(id: number): string {
  let rest = (id * 611_953 + 7919) % SPACE
  let suffix = ''
  for (let i = 0; i < 4; i++) {
    suffix += SIGNS.charAt(rest % SIGNS.length)
    rest = Math.floor(rest / SIGNS.length)
  }
  return suffix
}

/** A mobile number in E.164. */
export function drawPhone(random: Random): string {
  return `+212${random.pick(['6', '7'])}00${String(random.int(100_000, 999_999))}`
}
