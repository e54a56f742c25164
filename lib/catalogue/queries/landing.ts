import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { kept, tags } from '@/lib/core/cache'
import type { Locale } from '@/lib/i18n/routing'
import { topCards } from '@/lib/search/queries/top'

export type CityCount = { cityId: number; providers: number }

/** How many providers of a trade work in each city, most first; cities without any are left out. */
export async function readTradeCities(categoryId: number): Promise<CityCount[]> {
  const rows = await database().execute<{ city_id: number; providers: number }>(sql`
    select city_id, count(*)::int as providers from listings
     where category_id = ${categoryId}::smallint group by city_id order by providers desc, city_id`)
  return rows.map(row => ({ cityId: row.city_id, providers: row.providers }))
}

/** What providers of a trade ask for a service in one city; centimes, in the service's usual unit. */
export type LocalPrice = { serviceId: number; providers: number; min: number; max: number }

export type TradeInCity = {
  providers: number
  reviews: number
  /** Mean of all reviews; null without any. */
  rating: number | null
  prices: LocalPrice[]
  districts: { districtId: number; providers: number }[]
}

/** The numbers of a trade in a city, in two statements. */
export async function readTradeInCity(categoryId: number, cityId: number): Promise<TradeInCity> {
  const here = sql`l.category_id = ${categoryId}::smallint and l.city_id = ${cityId}::smallint`
  const [parts, prices] = await Promise.all([
    database().execute<{ district_id: number | null; providers: number; reviews: number; stars: number }>(sql`
      select l.district_id, count(*)::int as providers, sum(p.rating_count)::int as reviews, sum(p.rating_sum)::int as stars
        from listings l join providers p on p.id = l.provider_id
       where ${here} group by l.district_id order by providers desc, l.district_id`),
    database().execute<{ service_id: number; providers: number; min: number; max: number }>(sql`
      select o.service_id, count(distinct o.provider_id)::int as providers, min(o.price) as min, max(o.price) as max
        from listings l
        join offers o on o.provider_id = l.provider_id and o.active and o.price is not null
        join services s on s.id = o.service_id and s.category_id = l.category_id and s.unit = o.unit
       where ${here} group by o.service_id`),
  ])
  const sum = (of: (row: (typeof parts)[number]) => number) =>
    parts.reduce((total, row) => total + of(row), 0)
  const reviews = sum(row => row.reviews)
  return {
    providers: sum(row => row.providers),
    reviews,
    rating: reviews === 0 ? null : sum(row => row.stars) / reviews,
    prices: prices.map(({ service_id, ...price }) => ({ serviceId: service_id, ...price })),
    districts: parts.flatMap(row =>
      row.district_id === null ? [] : [{ districtId: row.district_id, providers: row.providers }],
    ),
  }
}

const fresh = () => [tags.catalogue, tags.listings]

export const tradeCities = kept('trade-cities', readTradeCities, fresh)
export const tradeInCity = kept('trade-in-city', readTradeInCity, fresh)

/** Cards of the best of a trade, without slots; `cityId` null for the whole country. */
export const bestOfTrade = kept(
  'best-of-trade',
  (categoryId: number, cityId: number | null, limit: number, locale: Locale) =>
    topCards(database(), { categoryId, cityId, limit, locale }),
  fresh,
)
