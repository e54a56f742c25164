import { connect } from '@/db/client'
import type { Samples } from './http'

const TYPED = [
  'plombi',
  'trisian',
  'khdama',
  'sebagh',
  'clim',
  'fuite',
  'bennani',
  'بلومبي',
  'زلايجي',
  'serrurier',
]

/** Addresses as people would make them: different trades, cities, filters and both languages. */
export async function makeSamples(url: string): Promise<Samples> {
  const { sql, close } = connect(url, { pool: 1 })
  try {
    const categories = await sql<{ slug: string }[]>`select slug from categories order by rank limit 8`
    const cities = await sql<{ slug: string }[]>`select slug from cities order by population desc limit 6`
    const providers = await sql<{ slug: string; offer: number }[]>`
      select p.slug, min(o.id) as offer from providers p join offers o on o.provider_id = p.id and o.active
       where p.status = 'APPROVED' group by p.id order by md5(p.slug) limit 40`
    const pairs = categories.flatMap(category => cities.map(city => [category.slug, city.slug] as const))
    const filters = ['', '&verified=1', '&rating_min=4.5', '&sort=price', '&language=fr', '&club=1']
    return {
      search: pairs.map(
        ([category, city], i) =>
          `/${i % 2 ? 'ar' : 'fr'}/search?category=${category}&city=${city}${filters[i % filters.length]}`,
      ),
      cached: [
        ...pairs.slice(0, 20).map(([category, city]) => `/fr/services/${category}/${city}`),
        ...providers.slice(0, 20).map(({ slug }) => `/fr/providers/${slug}`),
      ],
      slots: providers.map(({ slug, offer }) => `/api/slots?provider=${slug}&offer=${offer}&days=7`),
      month: providers.map(({ slug, offer }) => `/api/slots?provider=${slug}&offer=${offer}&days=31`),
      cards: [0, 10, 20].map(
        first =>
          `/api/slots?providers=${providers
            .slice(first, first + 20)
            .map(({ slug }) => slug)
            .join(',')}`,
      ),
      suggest: TYPED.map(text => `/api/suggest?q=${encodeURIComponent(text)}&locale=fr`),
    }
  } finally {
    await close()
  }
}
