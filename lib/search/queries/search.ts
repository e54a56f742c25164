import 'server-only'
import type { Tx } from '@/db/client'
import { readToken, writeToken } from '../domain/page-token'
import type { Notice } from '../domain/request'
import { type ProviderCard, readCards } from './cards'
import { type Counts, countMatches } from './counts'
import { calendarsFor, freeStarts, toCardSlot } from './free-slots'
import type { Knowledge } from './lexicon'
import { type Asked, endOf, nextResults, type Options, PAGE_SIZE, type Page } from './page'
import { probe } from './probe'
import { type Resolved, tradeOf } from './resolve'
import { byFreeSlot } from './when-free'

export type SearchPage = {
  cards: readonly ProviderCard[]
  /** The token of the next page. */
  next: string | null
  counts: Counts
  /** The search as it was answered: a misspelt trade may have been taken for the nearest one. */
  search: Resolved
  notices: readonly Notice[]
}

/** What a guess must reach before names that sound like the text are not even tried. */
const LIKELY = 0.5

/** Takes the best guess for granted. */
function followGuess({ catalogue }: Knowledge, search: Resolved): Resolved {
  const [guess] = search.guesses
  const trade = guess && tradeOf(catalogue, guess)
  if (!trade?.category) return search
  const { category, service } = trade
  const filter = {
    ...search.filter,
    words: [],
    categoryId: category.id,
    wantedServiceId: service?.id ?? null,
  }
  return {
    ...search,
    category,
    service,
    words: [],
    filter,
    notices: [...search.notices, { code: 'guessed' }],
  }
}

/** Decides what a text that names no trade for sure is searched as: words, a likely trade, or misspelt names. */
async function settle(tx: Tx, knowledge: Knowledge, search: Resolved): Promise<Resolved> {
  if (search.words.length === 0) return search
  const { exact, names } = await probe(tx, { words: search.words, cityId: search.filter.cityId })
  const [guess] = search.guesses
  const free = search.request.category === null && search.request.service === null
  if (exact > 0) return search
  if (guess && free && guess.score >= LIKELY) return followGuess(knowledge, search)
  if (names.length > 0) return { ...search, filter: { ...search.filter, words: [], names } }
  return free ? followGuess(knowledge, search) : search
}

/** A page in an order that the database knows: the cards in one statement, their slots in another. */
async function inOrder(tx: Tx, { catalogue }: Knowledge, search: Resolved, options: Asked): Promise<Page> {
  const { filter, sort } = search
  const found = await readCards(tx, nextResults(search, options.after, PAGE_SIZE + 1), {
    catalogue,
    filter,
    locale: options.locale,
  })
  const shown = found.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  const when = { now: options.now, date: null }
  const calendars = await calendarsFor(
    tx,
    shown.map(({ card }) => card.id),
    when,
  )
  const cards = shown.map(({ card }) => ({
    ...card,
    slots: freeStarts(calendars.get(card.id), card.offer?.minutes, when).map(toCardSlot),
  }))
  return { cards, next: found.length > PAGE_SIZE && last ? endOf(sort, { ...last, id: last.card.id }) : null }
}

/**
 * One page of results. Three statements: cards, calendars, counts (kept for a minute); one more to see what a
 * text that names no trade may be; two more when a day or the next free slot decides. `now` decides what is free.
 */
export async function searchProviders(
  tx: Tx,
  knowledge: Knowledge,
  resolved: Resolved,
  options: Options,
): Promise<SearchPage> {
  const search = await settle(tx, knowledge, resolved)
  const token = search.request.after
  const after = token === null ? null : readToken(search.sort, token)
  const notices = token !== null && !after ? [...search.notices, { code: 'page_invalid' }] : search.notices
  const asked = { ...options, after }
  const decidedBySlots = search.sort === 'next' || search.request.date !== null
  const [page, counts] = await Promise.all([
    decidedBySlots ? byFreeSlot(tx, knowledge, search, asked) : inOrder(tx, knowledge, search, asked),
    countMatches(tx, search.filter),
  ])
  return { cards: page.cards, next: page.next && writeToken(search.sort, page.next), counts, search, notices }
}
