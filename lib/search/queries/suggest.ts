import 'server-only'
import type { Tx } from '@/db/client'
import { localName } from '@/lib/catalogue/domain'
import { log } from '@/lib/core/log'
import type { Locale } from '@/lib/i18n/routing'
import { normaliseText } from '../domain/normalise'
import { findPlace } from '../domain/place'
import { CONFIDENT, type Understanding } from '../domain/understand'
import type { Knowledge } from './lexicon'
import { namesLike } from './probe'
import { tradeOf } from './resolve'

export type Suggestion = {
  kind: 'category' | 'service' | 'provider' | 'place'
  /** The trade's slug; null for a place. */
  category: string | null
  service?: string
  label: string
  href: string
}

const MOST = 8
const MOST_PLACES = 3
const MOST_NAMES = 3
const LEAST_PLACE = 0.78
/** With so many sure trades, or the very name of one, nobody is looking for a person's name. */
const ENOUGH_TRADES = 3

/** Behind the first three, what is much less likely than the best only hides it. */
const LEAST_OF_BEST = 0.66

function worthSaying(guesses: readonly Understanding[]): readonly Understanding[] {
  const best = Math.max(0, ...guesses.map(({ score }) => score))
  return guesses.filter(({ score }, i) => i < ENOUGH_TRADES || score >= best * LEAST_OF_BEST)
}

const address = (locale: Locale, params: Record<string, string>) =>
  `/${locale}/search?${new URLSearchParams(params)}`

function trades(
  knowledge: Knowledge,
  text: string,
  locale: Locale,
): { list: Suggestion[]; sure: number; exact: boolean } {
  const { catalogue } = knowledge
  const { rest, city: slug } = knowledge.split(text)
  const city = catalogue.city.get(slug ?? '')
  const where: Record<string, string> = city ? { city: city.slug } : {}
  const list: Suggestion[] = []
  const guesses = worthSaying(knowledge.understand(rest))
  for (const guess of guesses) {
    const { category, service } = tradeOf(catalogue, guess)
    if (!category) continue
    const name = localName(locale, service ?? category)
    list.push({
      kind: service ? 'service' : 'category',
      category: category.slug,
      ...(service ? { service: service.slug } : {}),
      label: city ? `${name} · ${localName(locale, city)}` : name,
      href: address(locale, {
        category: category.slug,
        ...(service ? { service: service.slug } : {}),
        ...where,
      }),
    })
  }
  return {
    list,
    sure: guesses.filter(({ score }) => score >= CONFIDENT).length,
    exact: guesses[0]?.exact === true,
  }
}

/** Cities and districts whose name is being typed, best first. */
export function suggestPlaces(
  { catalogue, gazetteer }: Knowledge,
  text: string,
  locale: Locale,
  limit: number,
): Suggestion[] {
  return findPlace(gazetteer, text, limit)
    .filter(({ score }) => score >= LEAST_PLACE)
    .flatMap(found => {
      const city = catalogue.city.get(found.city)
      if (!city) return []
      const district = catalogue.districts.find(row => row.cityId === city.id && row.slug === found.district)
      const comma = locale === 'ar' ? '، ' : ', '
      const label = [district, city].flatMap(row => (row ? [localName(locale, row)] : [])).join(comma)
      const href = address(locale, { city: city.slug, ...(district ? { district: district.slug } : {}) })
      return [{ kind: 'place' as const, category: null, label, href }]
    })
}

async function providers(tx: Tx, knowledge: Knowledge, text: string, locale: Locale): Promise<Suggestion[]> {
  const typed = normaliseText(text)
  if (Array.from(typed).length < 3) return []
  try {
    const rows = await namesLike(tx, typed, MOST_NAMES)
    return rows.map(row => ({
      kind: 'provider' as const,
      category: knowledge.catalogue.categoryById.get(row.categoryId)?.slug ?? null,
      label: localName(locale, row),
      href: `/${locale}/providers/${row.slug}`,
    }))
  } catch (error) {
    // Trades and places are known without the database: a box that goes silent would look broken.
    log.warn({ err: error }, 'names could not be suggested')
    return []
  }
}

/** So many names may stand before the trades: the best trade is still among the first three. */
const MOST_BEFORE = 2

function begins(name: string, typed: string): boolean {
  const text = normaliseText(typed)
  return ` ${normaliseText(name)}`.includes(` ${text}`)
}

/** What may be meant by a text that is being typed, best first, at most eight. */
export async function suggest(
  tx: Tx,
  knowledge: Knowledge,
  text: string,
  locale: Locale,
): Promise<Suggestion[]> {
  const { list, sure, exact } = trades(knowledge, text, locale)
  const places = suggestPlaces(knowledge, text, locale, MOST_PLACES)
  const names = sure < ENOUGH_TRADES && !exact ? await providers(tx, knowledge, text, locale) : []
  // Somebody's very name comes before a trade that only sounds a little like it.
  const meant = sure === 0 ? names.filter(({ label }) => begins(label, text)).slice(0, MOST_BEFORE) : []
  const others = [...places, ...names.filter(name => !meant.includes(name))]
  const room = Math.max(ENOUGH_TRADES, MOST - others.length - meant.length)
  return [...meant, ...list.slice(0, room), ...others].slice(0, MOST)
}

const KEEP_MS = 60_000
const MOST_KEPT = 2000
const kept = new Map<string, { at: number; answer: Promise<readonly Suggestion[]> }>()

/** The same from memory while it is as young as a browser may keep it: everybody types the same beginnings. */
export function suggestAgain(
  tx: Tx,
  knowledge: Knowledge,
  text: string,
  locale: Locale,
): Promise<readonly Suggestion[]> {
  const key = `${locale} ${text}`
  const known = kept.get(key)
  if (known && performance.now() - known.at < KEEP_MS) return known.answer
  if (kept.size >= MOST_KEPT) kept.clear()
  const answer = suggest(tx, knowledge, text, locale)
  kept.set(key, { at: performance.now(), answer })
  answer.catch(() => kept.delete(key))
  return answer
}
