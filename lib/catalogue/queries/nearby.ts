import 'server-only'
import { database } from '@/db/client'
import { kept, tags } from '@/lib/core/cache'
import type { Locale } from '@/lib/i18n/routing'
import { topCards } from '@/lib/search/queries/top'
import { localName } from '../domain'
import { mixedTrades, type NearbyProvider, nearestTo } from '../domain-nearby'
import { loadCatalogue } from './index'

export type Nearby = {
  city: { slug: string; name: string }
  /** Best first. */
  providers: NearbyProvider[]
}

/** How many the browser may choose from by their free slots. */
const CANDIDATES = 18
const MOST_READ = 40
/** With fewer than this the neighbouring cities help out. */
const ENOUGH = 6
const MOST_CITIES = 4

/** Good providers of a city, of several trades; from the next cities too when it has few. Null for an unknown city. */
export async function readNearby(citySlug: string, locale: Locale): Promise<Nearby | null> {
  const catalogue = await loadCatalogue()
  const city = catalogue.city.get(citySlug)
  if (!city) return null
  const found: Nearby['providers'] = []
  for (const { id } of [city, ...nearestTo(city, catalogue.cities)].slice(0, MOST_CITIES)) {
    const cards = await topCards(database(), { cityId: id, limit: MOST_READ, locale })
    for (const card of cards) {
      const service = catalogue.serviceById.get(card.offer?.serviceId ?? -1)
      const category = catalogue.categoryById.get(service?.categoryId ?? -1)
      if (!card.offer || !category) continue
      found.push({
        slug: card.slug,
        name: card.name,
        trade: locale === 'ar' ? category.tradeAr : category.tradeFr,
        place: id === city.id ? (card.district ?? card.city) : card.city,
        rating: card.rating,
        reviews: card.reviews,
        verified: card.verified,
        avatarSeed: card.avatarSeed,
        unit: card.offer.unit,
        price: card.offer.price,
      })
    }
    if (found.length >= ENOUGH) break
  }
  return {
    city: { slug: city.slug, name: localName(locale, city) },
    providers: mixedTrades(found, CANDIDATES),
  }
}

export const nearbyProviders = kept('nearby', readNearby, () => [tags.catalogue, tags.listings])
