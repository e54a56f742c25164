import 'server-only'
import type { Locale } from './routing'
import { absolute, type Thing } from './seo'

const ORGANISATION = { '@type': 'Organization', name: 'Khadamat' } as const

/** schema.org WebSite with the address of its search. */
export function webSite({ locale, name }: { locale: Locale; name: string }): Thing {
  return {
    '@type': 'WebSite',
    '@id': absolute(`/${locale}`),
    url: absolute(`/${locale}`),
    name,
    inLanguage: locale === 'ar' ? 'ar-MA' : 'fr-MA',
    publisher: { ...ORGANISATION, url: absolute('/fr') },
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absolute(`/${locale}/search`)}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}

type CatalogueService = {
  /** "Plombiers à Casablanca" */
  name: string
  /** "Plomberie" */
  trade: string
  description: string
  path: string
  /** Null for the whole country. */
  city: string | null
  country: string
  /** Centimes; null when nothing has a price. */
  prices: { min: number; max: number } | null
  offers: number
}

const dirhams = (centimes: number) => String(Math.round(centimes / 100))

/** schema.org Service of a trade, in one city or the whole country. Prices only where there are any. */
export function catalogueService(service: CatalogueService): Thing {
  const { city, prices } = service
  return {
    '@type': 'Service',
    '@id': absolute(service.path),
    url: absolute(service.path),
    name: service.name,
    serviceType: service.trade,
    description: service.description,
    provider: { ...ORGANISATION, url: absolute('/fr') },
    areaServed:
      city === null ? { '@type': 'Country', name: service.country } : { '@type': 'City', name: city },
    ...(prices === null
      ? {}
      : {
          offers: {
            '@type': 'AggregateOffer',
            priceCurrency: 'MAD',
            lowPrice: dirhams(prices.min),
            highPrice: dirhams(prices.max),
            ...(service.offers > 0 ? { offerCount: service.offers } : {}),
          },
        }),
  }
}
