import 'server-only'
import { database } from '@/db/client'
import { synonyms } from '@/db/schema'
import { type Catalogue, loadCatalogue } from '@/lib/catalogue/queries'
import { log } from '@/lib/core/log'
import { catalogueTerms } from '../domain/catalogue-terms'
import { buildLexicon, type Lexicon } from '../domain/lexicon'
import { buildGazetteer, type Gazetteer, placeTerms } from '../domain/place'
import { type Understanding, understand } from '../domain/understand'

/** All that is known of words and places, in memory. */
export type Knowledge = {
  catalogue: Catalogue
  lexicon: Lexicon
  gazetteer: Gazetteer
  /** What a typed text may mean, best first; asked again, the answer is already there. */
  understand(text: string): readonly Understanding[]
}

type Kept = { at: number; source: string; knowledge: Knowledge }

const KEEP_MS = 5 * 60_000
const MOST_REMEMBERED = 2000

// The bundler loads this module once per entry point; the lexicon is some megabytes.
const KEY = Symbol.for('khadamat.knowledge')
const holder = globalThis as { [KEY]?: { kept?: Kept; loading?: Promise<Kept> } }
holder[KEY] ??= {}
const state = holder[KEY]

function remember(lexicon: Lexicon): Knowledge['understand'] {
  const answers = new Map<string, readonly Understanding[]>()
  return text => {
    let answer = answers.get(text)
    if (!answer) {
      answer = understand(lexicon, text)
      if (answers.size >= MOST_REMEMBERED) answers.clear()
      answers.set(text, answer)
    }
    return answer
  }
}

function build(catalogue: Catalogue, rows: readonly (typeof synonyms.$inferSelect)[]): Knowledge {
  const lexicon = buildLexicon(
    catalogueTerms(
      catalogue.categories.map(row => ({
        slug: row.slug,
        names: [row.nameFr, row.nameAr],
        trades: [row.tradeFr, row.tradesFr, row.tradeAr, row.tradesAr],
      })),
      catalogue.services.map(row => ({
        slug: row.slug,
        category: catalogue.categoryById.get(row.categoryId)?.slug ?? '',
        names: [row.nameFr, row.nameAr],
        popular: row.popular,
      })),
      rows.map(row => ({
        term: row.term,
        category: catalogue.categoryById.get(row.categoryId)?.slug ?? '',
        service: catalogue.serviceById.get(row.serviceId ?? -1)?.slug ?? null,
        weight: row.weight,
      })),
    ),
  )
  const gazetteer = buildGazetteer(placeTerms(catalogue.cities, catalogue.districts))
  return { catalogue, lexicon, gazetteer, understand: remember(lexicon) }
}

async function load(): Promise<Kept> {
  const [catalogue, rows] = await Promise.all([loadCatalogue(), database().select().from(synonyms)])
  const { categories, services, cities, districts } = catalogue
  const source = JSON.stringify([categories, services, cities, districts, rows])
  // Building takes tens of milliseconds of the one thread: only when a row has changed.
  const known = state.kept?.source === source ? state.kept.knowledge : build(catalogue, rows)
  return { at: performance.now(), source, knowledge: { ...known, catalogue } }
}

function reload(): Promise<Kept> {
  state.loading ??= load()
    .then(kept => {
      state.kept = kept
      return kept
    })
    .finally(() => {
      state.loading = undefined
    })
  return state.loading
}

/**
 * The lexicon, the gazetteer and the catalogue they were made from. Only the process's first caller waits; later
 * ones get what there is while it is renewed behind them.
 */
export async function loadKnowledge(): Promise<Knowledge> {
  const { kept } = state
  if (!kept) return (await reload()).knowledge
  if (performance.now() - kept.at > KEEP_MS) {
    reload().catch(error => log.warn({ err: error }, 'search words could not be renewed'))
  }
  return kept.knowledge
}
