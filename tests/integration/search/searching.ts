import { type Connection, connect } from '@/db/client'
import { loadKnowledge } from '@/lib/search/queries/lexicon'
import { resolve } from '@/lib/search/queries/resolve'
import { type SearchPage, searchProviders } from '@/lib/search/queries/search'
import { suggest } from '@/lib/search/queries/suggest'
import { parseSearch } from '@/lib/search/schemas'
import { now, today } from '@/lib/time/clock'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

export type Searching = {
  test: TestDatabase
  /** The page of a search address such as `q=plombier&city=casablanca`. */
  search(query: string, locale?: 'fr' | 'ar'): Promise<SearchPage>
  /** Every result of a search, page by page. */
  all(query: string): Promise<SearchPage['cards'][number][]>
  suggest(text: string): ReturnType<typeof suggest>
  /** Statements sent by one call. */
  statements(call: () => Promise<unknown>): Promise<number>
  close(): Promise<void>
}

function toRaw(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query)
  return Object.fromEntries([...new Set(params.keys())].map(name => [name, params.getAll(name)]))
}

/** The search over the small seed, as the page runs it. */
export async function openSearching(): Promise<Searching> {
  const test = await openTestDatabase()
  let sent = 0
  const counted: Connection = connect(test.url, { pool: 4, onStatement: () => sent++ })
  const knowledge = await loadKnowledge()
  const search: Searching['search'] = (query, locale = 'fr') =>
    searchProviders(counted.db, knowledge, resolve(knowledge, parseSearch(toRaw(query), today())), {
      locale,
      now: now(),
    })
  return {
    test,
    search,
    async all(query) {
      const cards: SearchPage['cards'][number][] = []
      let next: string | null = ''
      for (let page = 0; next !== null && page < 20; page++) {
        const found: SearchPage = await search(next === '' ? query : `${query}&after=${next}`)
        cards.push(...found.cards)
        next = found.next
      }
      return cards
    },
    suggest: text => suggest(counted.db, knowledge, text, 'fr'),
    async statements(call) {
      const before = sent
      await call()
      return sent - before
    },
    async close() {
      await counted.close()
      await test.close()
    },
  }
}
