import { readPsv } from './psv'
import type { Random } from './random'
import { speak, type Voice } from './voice'

type Language = 'fr' | 'ar' | 'dj'

const words = readPsv('review-words')
const trades = readPsv('review-trades')

/** Chances of 5, 4, 3, 2 and 1 stars by how good the provider is; about 4.5 on the whole. */
const QUALITIES = [
  { share: 0.38, stars: [0.85, 0.125, 0.015, 0.005, 0.005] },
  { share: 0.42, stars: [0.63, 0.27, 0.06, 0.025, 0.015] },
  { share: 0.2, stars: [0.4, 0.33, 0.16, 0.07, 0.04] },
] as const
export const SHOWCASE_STARS = [0.92, 0.07, 0.01, 0, 0]

export function drawQuality(random: Random): readonly number[] {
  return QUALITIES[random.weighted(QUALITIES.map(quality => quality.share))]?.stars ?? QUALITIES[0].stars
}

export const drawStars = (random: Random, stars: readonly number[]) => 5 - random.weighted(stars)

function general(kind: string, rating: number, language: Language) {
  return words.filter(row => row.kind === kind && row.band === String(rating) && row.lang === language)
}

function ofTrade(category: string, service: string, positive: boolean, language: Language) {
  const tone = positive ? 'pos' : 'neg'
  const fits = trades.filter(row => row.tone === tone && row.lang === language)
  const exact = fits.filter(row => row.scope?.split(',').includes(service))
  return [...exact, ...exact, ...fits.filter(row => row.scope === category)]
}

// The same few hundred questions come a hundred thousand times in a large seed.
const found = new Map<string, Record<string, string>[]>()
function remembered(key: string, find: () => Record<string, string>[]) {
  let rows = found.get(key)
  if (!rows) {
    rows = find()
    found.set(key, rows)
  }
  return rows
}

export type ReviewedWork = { voice: Voice; category: string; service: string }

/** A client's words on a finished job, in the client's language (Arabic readers often write Darija). */
export function writeReview(random: Random, work: ReviewedWork, rating: number, locale: 'fr' | 'ar'): string {
  const language: Language = locale === 'fr' ? 'fr' : random.chance(0.35) ? 'dj' : 'ar'
  const pick = (rows: readonly Record<string, string>[]) => (rows.length > 0 ? random.pick(rows).text : '')
  const open = () => pick(remembered(`open${rating}${language}`, () => general('open', rating, language)))
  const close = () => pick(remembered(`close${rating}${language}`, () => general('close', rating, language)))
  const positive = rating >= 4 || (rating === 3 && random.chance(0.4))
  const trade = () =>
    pick(
      remembered(`${work.category}${work.service}${positive}${language}`, () =>
        ofTrade(work.category, work.service, positive, language),
      ),
    )
  const shape = random.weighted([50, 24, 14, 7, 5])
  const shapes = [
    () => [open(), trade(), close()],
    () => [open(), trade()],
    () => [trade(), close()],
    () => [open(), close()],
    () => [trade()],
  ]
  const parts = (shapes[shape] ?? shapes[0])?.().filter(Boolean) ?? []
  return speak((parts.length > 0 ? parts : [open()]).join(' '), work.voice)
}
