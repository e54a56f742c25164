import { cache } from 'react'
import { database } from '@/db/client'
import type { Locale } from '@/lib/i18n/routing'
import { type Knowledge, loadKnowledge } from '@/lib/search/queries/lexicon'
import { resolve } from '@/lib/search/queries/resolve'
import { type SearchPage, searchProviders } from '@/lib/search/queries/search'
import { parseSearch, type RawParams } from '@/lib/search/schemas'
import { now, today } from '@/lib/time/clock'

export type Loaded = SearchPage & { knowledge: Knowledge }

async function load(locale: Locale, address: string): Promise<Loaded> {
  const raw: RawParams = JSON.parse(address)
  const knowledge = await loadKnowledge()
  const resolved = resolve(knowledge, parseSearch(raw, today()))
  return { ...(await searchProviders(database(), knowledge, resolved, { locale, now: now() })), knowledge }
}

// The title and the page ask for the same search: by its text, since the framework hands each its own object.
const loadOnce = cache(load)

export const loadSearch = (locale: Locale, raw: RawParams): Promise<Loaded> =>
  loadOnce(locale, JSON.stringify(raw))
