import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Filter } from '../domain/plan'
import type { MapPlace } from '../domain/request'

/** One unit of the map plane is a degree of latitude. */
export const KM_PER_UNIT = 111.195

/** For columns: a list of whole numbers as one parameter. */
export const intArray = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::int[]`

export const mapPoint = ({ latitude, longitude }: MapPlace) =>
  sql`map_point(${latitude}::float8, ${longitude}::float8)`

/** Rows without a trade carry names and bios; the planner uses their indexes only when it sees this number itself. */
const ofCategory = (categoryId: number) =>
  categoryId === 0 ? sql`l.category_id = 0` : sql`l.category_id = ${categoryId}::smallint`

/** True for those who offer the service. */
export const offers = (serviceId: number) => sql`l.service_ids @> array[${serviceId}::smallint]`

/** What a provider asks in this search, centimes; null when only on quote. */
export function price(filter: Filter): SQL {
  const service = filter.serviceId ?? filter.wantedServiceId
  if (service === null) return sql`l.min_price`
  const asked = sql`(select min(o.price) from offers o
    where o.provider_id = l.provider_id and o.service_id = ${service}::smallint and o.active)`
  return filter.serviceId === null
    ? sql`case when ${offers(service)} then ${asked} else l.min_price end`
    : asked
}

/** `'word':*` for each word. They hold letters and digits only, and still travel as a parameter. */
export const prefixes = (words: readonly string[]) =>
  sql`to_tsquery('simple', ${words.map(word => `'${word}':*`).join(' & ')})`

const anyOfEach = (groups: readonly (readonly string[])[]) =>
  sql`to_tsquery('simple', ${groups.map(group => `(${group.map(word => `'${word}'`).join(' | ')})`).join(' & ')})`

/** Who is found: the `where` of every statement of the search, over `listings l`. */
export function conditions(filter: Filter): SQL {
  const { near } = filter
  const parts: SQL[] = []
  // Words and names live in the rows without a trade; the trade is then one filter among others.
  const byText = filter.words.length > 0 || filter.names.length > 0
  parts.push(ofCategory(byText ? 0 : filter.categoryId))
  if (byText && filter.categoryId !== 0) {
    parts.push(sql`l.category_ids @> array[${filter.categoryId}::smallint]`)
  }
  if (filter.words.length > 0) parts.push(sql`l.words @@ ${prefixes(filter.words)}`)
  if (filter.names.length > 0) parts.push(sql`l.words @@ ${anyOfEach(filter.names)}`)
  if (filter.serviceId !== null) parts.push(offers(filter.serviceId))
  if (filter.cityId !== null) parts.push(sql`l.city_id = ${filter.cityId}::smallint`)
  if (filter.districtId !== null) parts.push(sql`l.district_id = ${filter.districtId}::int`)
  if (near) {
    parts.push(sql`l.place <@ circle(${mapPoint(near)}, ${near.radiusKm / KM_PER_UNIT}::float8)`)
  }
  if (filter.priceMax !== null) parts.push(sql`${price(filter)} <= ${filter.priceMax}::int`)
  if (filter.ratingMin !== null) parts.push(sql`l.rating >= ${filter.ratingMin}::real`)
  if (filter.verified) parts.push(sql`l.verified`)
  if (filter.club) parts.push(sql`l.club`)
  if (filter.languages.length > 0)
    parts.push(sql`l.languages @> ${`{${filter.languages.join(',')}}`}::text[]`)
  return sql.join(parts, sql` and `)
}
