import { localName } from '@/lib/catalogue/domain'
import type { Catalogue, City } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import type { Resolved } from '@/lib/search/queries/resolve'
import { changed, type Fields } from './address'
import type { WayOut } from './no-results'

const MOST = 5

const TRADE = ['q', 'category', 'service'] as const

/** Other readings of the text, each as a search for what it names. */
export function otherReadings(
  locale: Locale,
  catalogue: Catalogue,
  search: Resolved,
  fields: Fields,
): WayOut[] {
  const found: WayOut[] = []
  for (const guess of search.guesses) {
    const category = catalogue.category.get(guess.category)
    const service = catalogue.service.get(guess.service ?? '')
    const inForce = category === search.category && (!service || service === search.service)
    if (!category || inForce) continue
    const put: Fields = [
      ['category', category.slug],
      ...(service ? [['service', service.slug] as const] : []),
    ]
    found.push({
      label: localName(locale, service ?? category),
      fields: changed(fields, { without: TRADE, put }),
    })
  }
  return found.slice(0, MOST)
}

const SHRINK = 0.848

function distance(a: City, b: City): number {
  return Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * SHRINK)
}

/** The nearest other cities; without a city, the largest. */
export function otherCities(
  locale: Locale,
  catalogue: Catalogue,
  search: Resolved,
  fields: Fields,
): WayOut[] {
  const { city } = search
  const others = catalogue.cities.filter(other => other !== city)
  const near = city ? [...others].sort((a, b) => distance(a, city) - distance(b, city)) : others
  const without = ['city', 'district', 'near', 'radius']
  return near.slice(0, MOST).map(other => ({
    label: localName(locale, other),
    fields: changed(fields, { without, put: [['city', other.slug]] }),
  }))
}

/** Trades to choose from when nothing is known of what is wanted. */
export function someTrades(locale: Locale, catalogue: Catalogue, fields: Fields): WayOut[] {
  return catalogue.categories.slice(0, MOST + 3).map(category => ({
    label: localName(locale, category),
    fields: changed(fields, { without: TRADE, put: [['category', category.slug]] }),
  }))
}
