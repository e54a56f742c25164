import 'server-only'
import type { Tx } from '@/db/client'
import { type Catalogue, loadCatalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { EVERYBODY, type Filter } from '../domain/plan'
import { type ProviderCard, readCards } from './cards'
import { conditions } from './conditions'
import { stretch } from './order'
import { PAGE_SIZE } from './page'

type Wanted = { categoryId?: number; serviceId?: number | null; cityId?: number | null }

function filterOf({ categoryId = 0, serviceId = null, cityId = null }: Wanted): Filter {
  return { ...EVERYBODY, categoryId, serviceId, cityId }
}

/**
 * The best of a trade, a service or a city for pages that are kept: cards without slots, in one statement.
 * A service needs its category too.
 */
export async function topCards(
  tx: Tx,
  { limit = PAGE_SIZE, locale, ...wanted }: Wanted & { limit?: number; locale: Locale },
): Promise<readonly ProviderCard[]> {
  const catalogue: Catalogue = await loadCatalogue()
  const filter = filterOf(wanted)
  const source = stretch(conditions(filter), { sort: 'relevance', filter, origin: null, after: null, limit })
  const found = await readCards(tx, source, { catalogue, filter, locale })
  return found.map(({ card }) => card)
}
