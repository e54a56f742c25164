import 'server-only'
import { database } from '@/db/client'
import { synonyms } from '@/db/schema'
import { type Catalogue, loadCatalogue } from '@/lib/catalogue/queries'
import { log } from '@/lib/core/log'
import { catalogueTerms } from '../domain/catalogue-terms'
import { buildLexicon } from '../domain/lexicon'
import { normaliseText } from '../domain/normalise'
import { buildGazetteer, type Gazetteer, placeTerms, splitPlace } from '../domain/place'
import { CONFIDENT, type Understanding, understand } from '../domain/understand'

/** All that is known of words and places, in memory. */
export type Knowledge = {
  catalogue: Catalogue
  gazetteer: Gazetteer
  /** What a typed text may mean, best first. */
  understand(text: string): readonly Understanding[]
  /** A text without the place in it, and that place. */
  split(text: string): Split
}

type Split = ReturnType<typeof splitPlace>

/**
 * Half the first names resemble a town: Youssef is not Youssoufia. A place that is not written as it is called is
 * taken out of a text only when a trade stands beside it.
 */
function splitter(gazetteer: Gazetteer, meaning: Knowledge['understand']): (text: string) => Split {
  return text => {
    const split = splitPlace(gazetteer, text)
    if (split.city === null || (meaning(split.rest)[0]?.score ?? 0) >= CONFIDENT) return split
    const whole = normaliseText(text)
    const letters = whole.replaceAll(' ', '')
    const written = gazetteer.names.some(
      name => name.city === split.city && name.district === split.district && letters.includes(name.text),
    )
    return written ? split : { rest: whole, city: null, district: null }
  }
}

type Kept = { at: number; source: string; knowledge: Knowledge }

const KEEP_MS = 5 * 60_000
const MOST_REMEMBERED = 2000

// The bundler loads this module once per entry point; the lexicon is some megabytes.
const KEY = Symbol.for('khadamat.knowledge')
const holder = globalThis as { [KEY]?: { kept?: Kept; loading?: Promise<Kept> } }
holder[KEY] ??= {}
const state = holder[KEY]

/** Most people ask the same things; comparing words anew costs a millisecond or two. */
function remember<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, { answer: Answer }>()
  return text => {
    let known = answers.get(text)
    if (!known) {
      known = { answer: ask(text) }
      if (answers.size >= MOST_REMEMBERED) answers.clear()
      answers.set(text, known)
    }
    return known.answer
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
  const meaning = remember(text => understand(lexicon, text))
  return { catalogue, gazetteer, understand: meaning, split: remember(splitter(gazetteer, meaning)) }
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
