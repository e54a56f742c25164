import { readPsv } from './psv'
import type { Random } from './random'
import { isCraft, isLight, tradeWords } from './trades'
import { capitalise, speak, type Voice } from './voice'

export type BioFacts = {
  voice: Voice
  category: string
  /** Slugs of the services sold, the main one first. */
  services: readonly string[]
  city: { fr: string; ar: string }
  /** Null when its French name does not follow "à". */
  district: { fr: string; ar: string } | null
  near: { fr: string; ar: string } | null
  first: { fr: string; ar: string }
  since: number
  thisYear: number
  radiusKm: number
}

type Fragment = { fr: string; ar: string }
type Values = Record<'fr' | 'ar', Record<string, string>>

const fragment = (row: Record<string, string>): Fragment => ({ fr: row.fr ?? '', ar: row.ar ?? '' })
const generic = readPsv('bio-generic').map(row => ({ kind: row.kind, for: row.for ?? '', ...fragment(row) }))
const trades = readPsv('bio-trades').map(row => ({ kind: row.kind, of: row.category, ...fragment(row) }))
const specialities = readPsv('bio-services').map(row => ({ of: row.service, ...fragment(row) }))

const NOT_AFTER_A = new RegExp(
  `^(${[
    'Les? |L’|2 Mars|CIL|Centre|Médina|Ancienne|Ville|Cité|Route|Quartier|Kasbah|Mellah|Plateau|Marina',
    'Champ|Wilaya|Casablanca Finance|Vietnam|Palmeraie|Palmier|Aviation|Hivernage|Ensanche|Plaisance',
    'Polo|Atlas|Belvédère|Alliance|Habous',
  ].join('|')})|Centre$`,
)

/** Whether French says "à X" of this district: true of proper names, not of "Centre-ville" or "Les Orangers". */
export const followsA = (district: string) => !NOT_AFTER_A.test(district)

/** Counted noun: 3–10 take the plural, more take the singular. */
const counted = (count: number, few: string, many: string) => `${count} ${count <= 10 ? few : many}`

function valuesOf(facts: BioFacts): Values {
  const words = tradeWords(facts.category, facts.services[0] ?? '', facts.voice)
  const years = facts.thisYear - facts.since
  const from = /^[AEIOUÉ]/.test(facts.city.fr) ? `d’${facts.city.fr}` : `de ${facts.city.fr}`
  const place = (language: 'fr' | 'ar') => ({
    city: facts.city[language],
    first: facts.first[language],
    year: String(facts.since),
    ...(facts.district && { district: facts.district[language] }),
    ...(facts.near && { near: facts.near[language] }),
  })
  return {
    fr: {
      ...place('fr'),
      'de city': from,
      'De city': capitalise(from),
      trade: words.tradeFr,
      Trade: capitalise(words.tradeFr),
      field: words.fieldFr,
      years: `${years} ans`,
      radius: String(facts.radiusKm),
    },
    ar: {
      ...place('ar'),
      trade: words.tradeAr,
      field: words.fieldAr,
      years: counted(years, 'سنوات', 'سنة'),
      radius: counted(facts.radiusKm, 'كيلومترات', 'كيلومترا'),
    },
  }
}

function audience(facts: BioFacts): Set<string> {
  const craft = isCraft(facts.category, facts.services[0] ?? '')
  const groups = new Set(['any', facts.voice === 'c' ? 'company' : 'person'])
  if (craft) groups.add('craft')
  if (facts.voice !== 'c' && isLight(facts.category)) groups.add('light')
  if (facts.district) groups.add('district')
  if (facts.near) groups.add('near')
  return groups
}

function choose(random: Random, facts: BioFacts): Fragment[] {
  const groups = audience(facts)
  const usable = (kind: string) => generic.filter(row => row.kind === kind && groups.has(row.for))
  const ofTrade = (kind: string) => trades.filter(row => row.kind === kind && row.of === facts.category)
  // A company's opening speaks of a team; the craftsman's openings do not fit it.
  const openers = usable('opener').filter(row => facts.voice !== 'c' || row.for === 'company')
  const special = specialities.filter(row => facts.services.includes(row.of ?? ''))
  const main = special.filter(row => row.of === facts.services[0])
  const first = random.pick(main.length > 0 ? main : special)
  const second = random.pick(special)
  const parts = [random.pick(openers)] as Fragment[]
  if (random.chance(0.4)) parts.push(random.pick(ofTrade('training')))
  const zone = random.pick(usable('zone'))
  const work = random.chance(0.45) && second.of !== first.of ? [first, second] : [first]
  parts.push(...(random.chance(0.5) ? [zone, ...work] : [...work, zone]))
  const manners: Fragment[] = random.chance(0.4) ? ofTrade('manner') : usable('manner')
  parts.push(random.pick(manners))
  if (random.chance(0.7)) parts.push(random.pick(usable('guarantee')))
  return parts
}

/** What a provider says of itself, the same in both languages, as sentences. */
export function composeBio(random: Random, facts: BioFacts): { fr: string[]; ar: string[] } {
  const values = valuesOf(facts)
  const parts = choose(random, facts)
  return {
    fr: parts.map(part => speak(part.fr, facts.voice, values.fr)),
    ar: parts.map(part => speak(part.ar, facts.voice, values.ar)),
  }
}
