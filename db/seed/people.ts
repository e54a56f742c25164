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

/** A mobile number in E.164. */
export function drawPhone(random: Random): string {
  return `+212${random.pick(['6', '7'])}00${String(random.int(100_000, 999_999))}`
}
