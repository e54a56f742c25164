import 'server-only'
import type { SQL } from 'drizzle-orm'
import type { Locale } from '@/lib/i18n/routing'
import type { PageEnd } from '../domain/page-token'
import type { Sort } from '../domain/request'
import type { ProviderCard } from './cards'
import { conditions } from './conditions'
import { stretch } from './order'
import type { Resolved } from './resolve'

export const PAGE_SIZE = 20

/** `now` decides what is free. */
export type Options = { locale: Locale; now: Date }
/** `after`: where the page before ended. */
export type Asked = Options & { after: PageEnd | null }
export type Page = { cards: readonly ProviderCard[]; next: PageEnd | null }

/** Where a page ends that ends with this result. */
export function endOf(
  sort: Sort,
  { half, keys, id }: { half: 0 | 1; keys: readonly number[]; id: number },
): PageEnd {
  return { half, keys: keys.slice(0, sort === 'rating' ? 2 : 1), id }
}

/** The ids of the next `limit` results in the search's own order. */
export function nextResults({ filter, sort, origin }: Resolved, after: PageEnd | null, limit: number): SQL {
  return stretch(conditions(filter), { sort, filter, origin, after, limit })
}
