import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { prefixes } from './conditions'

/** So many exact hits are enough to leave misspelt names alone. */
const ENOUGH = 3

/** Below this likeness of letters a word is another name; higher would lose "Yusef" for "Youssef". */
const LEAST_ALIKE = '0.25'
/** A spelling that is so much less alike than the best is not meant. */
const SLACK = 0.1
const MOST_SPELLINGS = 5

export type Probe = {
  /** How many are found exactly, up to three. */
  exact: number
  /** For each typed word that resembles words of names: these words. */
  names: readonly (readonly string[])[]
}

/** What a text that names no trade finds exactly and, when that is little, which names it may misspell. */
export async function probe(
  tx: Tx,
  { words, cityId }: { words: readonly string[]; cityId: number | null },
): Promise<Probe> {
  const inCity = cityId === null ? sql`true` : sql`l.city_id = ${cityId}::smallint`
  // A limit that the planner cannot see: knowing it, it reads the whole table in hope of an early hit.
  // The threshold belongs to the operator's session: set for this statement only, before any word is compared.
  const [row] = await tx.execute<{ exact: number; names: string[][] }>(sql`
    with exact as materialized (
      select 1 from listings l
       where l.category_id = 0 and ${inCity} and l.words @@ ${prefixes(words)} limit (select ${ENOUGH}::int)),
    spellings as (
      select typed.n, w.word, similarity(w.word, typed.word) as alike,
             max(similarity(w.word, typed.word)) over (partition by typed.n) as best
        from unnest(${`{${words.join(',')}}`}::text[]) with ordinality as typed(word, n)
        join name_words w on w.word % typed.word
       where (select set_config('pg_trgm.similarity_threshold', ${LEAST_ALIKE}::text, true)) is not null
         and (select count(*) from exact) < ${ENOUGH}::int),
    grouped as (
      select n, (array_agg(word order by alike desc, word))[1:${MOST_SPELLINGS}::int] as words
        from spellings where alike >= best - ${SLACK}::real group by n)
    select (select count(*)::int from exact) as exact,
           (select coalesce(json_agg(words order by n), '[]') from grouped) as names`)
  return { exact: row?.exact ?? 0, names: row?.names ?? [] }
}

/** Below this a name is another name than the one being typed. */
const LEAST_LIKENESS = '0.45'

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
