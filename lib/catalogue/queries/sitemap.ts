import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { kept, tags } from '@/lib/core/cache'

/** Providers per sitemap: far below the 50,000 addresses a sitemap may have, small enough to keep. */
export const PROVIDERS_PER_PART = 2000

const DAY = 86_400

/** Slugs of every trade and city that have providers together. */
export async function readTradesInCities(): Promise<{ category: string; city: string }[]> {
  const rows = await database().execute<{ category: string; city: string }>(sql`
    select c.slug as category, t.slug as city
      from (select distinct category_id, city_id from listings where category_id <> 0) pair
      join categories c on c.id = pair.category_id
      join cities t on t.id = pair.city_id
     order by c.rank, t.population desc`)
  return rows.map(({ category, city }) => ({ category, city }))
}

/** Numbers of the parts that hold approved providers. A part is a range of ids, so that none ever moves to another. */
export async function readProviderParts(): Promise<number[]> {
  const rows = await database().execute<{ part: number }>(sql`
    select distinct (provider_id / ${PROVIDERS_PER_PART}::int) as part
      from listings where category_id = 0 order by part`)
  return rows.map(({ part }) => part)
}

export type ListedProvider = { slug: string; changed: string }

/** The approved providers of a part with the day of their last change. */
export async function readProviderPart(part: number): Promise<ListedProvider[]> {
  const from = part * PROVIDERS_PER_PART
  const rows = await database().execute<ListedProvider>(sql`
    select slug, to_char(updated_at, 'YYYY-MM-DD') as changed from providers
     where id >= ${from}::int and id < ${from + PROVIDERS_PER_PART}::int and status = 'APPROVED' order by id`)
  return rows.map(({ slug, changed }) => ({ slug, changed }))
}

const fresh = () => [tags.listings]

export const tradesInCities = kept('sitemap-trades', readTradesInCities, fresh, DAY)
export const providerParts = kept('sitemap-parts', readProviderParts, fresh, DAY)
export const providerPart = kept('sitemap-part', readProviderPart, fresh, DAY)
