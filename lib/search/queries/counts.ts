import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Filter } from '../domain/plan'
import { SPOKEN, type Spoken } from '../domain/request'
import { conditions } from './conditions'

/** How many are found, and how many would be left by each further filter. */
export type Counts = {
  total: number
  /** More were found than are counted: every number is a least one. */
  capped: boolean
  verified: number
  wellRated: number
  club: number
  languages: Readonly<Record<Spoken, number>>
}

/** From this rating on a provider counts as well rated. */
export const WELL_RATED = 4.5

const MOST_COUNTED = 2000
const KEEP_MS = 60_000
const MOST_KEPT = 500

const kept = new Map<string, { at: number; counts: Promise<Counts> }>()

async function read(tx: Tx, filter: Filter): Promise<Counts> {
  const spoken = sql.join(
    SPOKEN.map(
      language =>
        sql`count(*) filter (where languages @> array[${language}::text])::int as ${sql.identifier(language)}`,
    ),
    sql`, `,
  )
  const [row] = await tx.execute<
    { total: number; verified: number; well_rated: number; club: number } & Record<Spoken, number>
  >(sql`
    select count(*)::int as total, count(*) filter (where verified)::int as verified, count(*) filter (where club)::int as club,
           count(*) filter (where rating >= ${WELL_RATED}::real)::int as well_rated, ${spoken}
      from (select l.verified, l.club, l.rating, l.languages from listings l
             where ${conditions(filter)} limit ${MOST_COUNTED + 1}::int) counted`)
  if (!row) throw new Error('counting gave no row')
  const { total, verified, well_rated: wellRated, club, ...languages } = row
  const capped = total > MOST_COUNTED
  return { total: capped ? MOST_COUNTED : total, capped, verified, wellRated, club, languages }
}

/** The counts of a filter, at most 2,000, at most a minute old, in one statement or none. */
export function countMatches(tx: Tx, filter: Filter): Promise<Counts> {
  const key = JSON.stringify(filter)
  const known = kept.get(key)
  if (known && performance.now() - known.at < KEEP_MS) return known.counts
  const counts = read(tx, filter)
  // The oldest leaves: made-up addresses must not fill the memory.
  const oldest = kept.keys().next().value
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.delete(key)
  kept.set(key, { at: performance.now(), counts })
  counts.catch(() => kept.delete(key))
  return counts
}
