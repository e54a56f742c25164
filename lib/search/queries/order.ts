import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { PageEnd } from '../domain/page-token'
import type { Filter } from '../domain/plan'
import type { MapPlace, Sort } from '../domain/request'
import { mapPoint, offers, price } from './conditions'

/** A value to sort by, and how a value from a page token becomes comparable with it. */
type Key = { value: SQL; descending: boolean; read: (value: number) => SQL }

const real = (value: number) => sql`${Math.fround(value)}::real`
const int = (value: number) => sql`${value}::int`
const double = (value: number) => sql`${value}::float8`

function keysOf(sort: Sort, filter: Filter, origin: MapPlace | null): Key[] {
  // Free slots are sorted outside the database, among the first by rank.
  const order = sort === 'next' || (sort === 'distance' && !origin) ? 'relevance' : sort
  switch (order) {
    case 'rating':
      return [
        { value: sql`l.rating`, descending: true, read: real },
        { value: sql`l.rating_count`, descending: true, read: int },
      ]
    case 'price':
      // On quote comes after every price. The number itself, as it stands in the index.
      return [{ value: sql`coalesce(${price(filter)}, 2147483647)`, descending: false, read: int }]
    case 'distance':
      return origin ? [{ value: sql`l.place <-> ${mapPoint(origin)}`, descending: false, read: double }] : []
    case 'relevance':
      return [{ value: sql`l.rank`, descending: true, read: real }]
  }
}

function behind(keys: readonly Key[], end: PageEnd, at = 0): SQL {
  const key = keys[at]
  if (!key) return sql`l.provider_id > ${end.id}::int`
  const value = key.read(end.keys[at] ?? 0)
  const further = key.descending ? sql`<` : sql`>`
  // The first comparison alone lets an index start in the right place.
  return sql`${key.value} ${further}= ${value} and (${key.value} ${further} ${value} or (${behind(keys, end, at + 1)}))`
}

function directions(names: readonly SQL[], keys: readonly Key[]): SQL {
  return sql.join(
    names.map((name, i) => (keys[i]?.descending ? sql`${name} desc` : name)),
    sql`, `,
  )
}

/**
 * The ids of one stretch of results with their sort values `k0` and `k1` (0 when there is one only); `half` is 1 for those who offer the wanted
 * service. Each half is read in its own order straight from an index: sorting by the service would read them all.
 */
export function stretch(
  where: SQL,
  {
    sort,
    filter,
    origin,
    after,
    limit,
  }: {
    sort: Sort
    filter: Filter
    origin: MapPlace | null
    after: PageEnd | null
    limit: number
  },
): SQL {
  const keys = keysOf(sort, filter, origin)
  const [k0, k1] = keys.map(key => key.value)
  const values = sql`${k0 ?? sql`0`} as k0, ${k1 ?? sql`0`} as k1`
  const halfOf = (half: 0 | 1, only: SQL | null) => {
    const parts = [where]
    if (only) parts.push(only)
    if (after && after.half === half) parts.push(behind(keys, after))
    const order = directions(
      keys.map(key => key.value),
      keys,
    )
    return sql`(select ${half === 1 ? sql`1` : sql`0`} as half, l.provider_id as id, ${values}
      from listings l where ${sql.join(parts, sql` and `)} order by ${order}, l.provider_id limit ${limit}::int)`
  }
  const wanted = filter.wantedServiceId
  const splits = wanted !== null && (sort === 'relevance' || sort === 'price' || sort === 'next')
  if (!splits) return halfOf(0, null)
  const first = after?.half === 0 ? [] : [halfOf(1, offers(wanted))]
  const both = [...first, halfOf(0, sql`not ${offers(wanted)}`)]
  const names = keys.map((_, i) => sql.identifier(`k${i}`))
  return sql`select * from (${sql.join(both, sql` union all `)}) halves
    order by half desc, ${directions(
      names.map(name => sql`${name}`),
      keys,
    )}, id limit ${limit}::int`
}
