import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { prefixes } from './conditions'

/** So many exact hits are enough to leave misspelt names alone. */
const ENOUGH = 3
const MOST_NAMES = 50

/** Below this likeness a name is another name; higher would lose "Yusef" for "Youssef". */
const LEAST_LIKENESS = '0.45'

export type Probe = { exact: number; likeNames: readonly number[] }

/**
 * What a text that names no trade finds: how many exactly (up to three), and when these are few, whose names sound
 * like it, most alike first. One statement.
 */
export async function probe(
  tx: Tx,
  { words, cityId }: { words: readonly string[]; cityId: number | null },
): Promise<Probe> {
  const inCity = cityId === null ? sql`true` : sql`l.city_id = ${cityId}::smallint`
  const typed = words.join(' ')
  // The threshold belongs to the operator's session: set for this statement only, before the index is asked.
  const [row] = await tx.execute<{ exact: number; names: number[] }>(sql`
    with exact as materialized (
      select 1 from listings l where l.category_id = 0 and ${inCity} and l.words @@ ${prefixes(words)} limit ${ENOUGH}::int),
    alike as materialized (
      select l.provider_id as id, word_similarity(${typed}::text, l.name_text) as likeness
        from listings l
       where (select set_config('pg_trgm.word_similarity_threshold', ${LEAST_LIKENESS}::text, true)) is not null
         and (select count(*) from exact) < ${ENOUGH}::int
         and l.category_id = 0 and ${inCity} and ${typed}::text <% l.name_text
       order by likeness desc, l.rank desc, id limit ${MOST_NAMES}::int)
    select (select count(*)::int from exact) as exact,
           (select coalesce(json_agg(id order by likeness desc, id), '[]') from alike) as names`)
  return { exact: row?.exact ?? 0, likeNames: row?.names ?? [] }
}

/** Names for the suggestions: providers whose name sounds like what is being typed, best first. */
export async function namesLike(
  tx: Tx,
  typed: string,
  limit: number,
): Promise<{ slug: string; nameFr: string; nameAr: string; categoryId: number }[]> {
  const rows = await tx.execute<{ slug: string; name_fr: string; name_ar: string; category_id: number }>(sql`
    select p.slug, p.name_fr, p.name_ar, p.category_id
      from (select l.provider_id as id, l.rank, word_similarity(${typed}::text, l.name_text) as likeness
              from listings l
             where (select set_config('pg_trgm.word_similarity_threshold', ${LEAST_LIKENESS}::text, true)) is not null
               and l.category_id = 0 and ${typed}::text <% l.name_text
             order by likeness desc, l.rank desc, id limit ${limit}::int) found
      join providers p on p.id = found.id
     order by found.likeness desc, found.rank desc, found.id`)
  return rows.map(row => ({
    slug: row.slug,
    nameFr: row.name_fr,
    nameAr: row.name_ar,
    categoryId: row.category_id,
  }))
}
