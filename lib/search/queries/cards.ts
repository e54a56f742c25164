import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { localName, type PriceUnit } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { NEIGHBOURS_FROM } from '@/lib/providers/domain'
import type { Filter } from '../domain/plan'
import { intArray, KM_PER_UNIT, mapPoint } from './conditions'

/** A free start on a card. `wall` is 'HH:MM' on the Moroccan `date`. */
export type CardSlot = { start: string; wall: string; date: string }

/** What a result card shows. */
export type ProviderCard = {
  id: number
  slug: string
  name: string
  /** The beginning of the bio, at most two lines. */
  about: string
  city: string
  district: string | null
  rating: number
  reviews: number
  jobs: number
  responseMinutes: number
  verified: boolean
  club: boolean
  /** Takes bookings without answering each. */
  instant: boolean
  avatarSeed: number
  /** The file of the portrait, if there is one. */
  portrait: string | null
  /** The offer that its price and its slots belong to; null when none is on sale. */
  offer: { id: number; serviceId: number; unit: PriceUnit; price: number | null; minutes: number } | null
  /** Free starts to offer; null where a cached page leaves them to the browser. */
  slots: readonly CardSlot[] | null
  /** How many different clients of the district searched in; null when none is named or too few to tell. */
  neighbours: number | null
  /** Kilometres from the place searched round, if there is one. */
  distance: number | null
}

type Row = {
  id: number
  half: 0 | 1
  k0: number | null
  k1: number | null
  slug: string
  name: string
  about: string
  city_id: number
  district_id: number | null
  rating_sum: number
  rating_count: number
  jobs_count: number
  response_minutes: number
  verified: boolean
  club: boolean
  instant: boolean
  avatar_seed: number
  portrait: string | null
  offer_id: number | null
  service_id: number
  unit: PriceUnit
  price: number | null
  duration_minutes: number
  distance: number | null
  neighbours: number | null
}

/** A found provider with its place in the order. */
export type Found = { half: 0 | 1; keys: readonly [number, number]; card: ProviderCard }

const MOST_ABOUT = 150

/** The first words that fit, never half a word. */
export function excerpt(text: string, most = MOST_ABOUT): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${cut
    .slice(0, space > most / 2 ? space : most)
    .replace(/[\s,;:.،؛-]+$/u, '')
    .replace(/[\ud800-\udbff]$/, '')}…`
}

function toCard(row: Row, catalogue: Catalogue, locale: Locale): ProviderCard {
  const city = catalogue.cityById.get(row.city_id)
  const district = catalogue.districtById.get(row.district_id ?? -1)
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    about: excerpt(row.about),
    city: city ? localName(locale, city) : '',
    district: district ? localName(locale, district) : null,
    rating: row.rating_count === 0 ? 0 : row.rating_sum / row.rating_count,
    reviews: row.rating_count,
    jobs: row.jobs_count,
    responseMinutes: row.response_minutes,
    verified: row.verified,
    club: row.club,
    instant: row.instant,
    avatarSeed: row.avatar_seed,
    portrait: row.portrait,
    offer:
      row.offer_id === null
        ? null
        : {
            id: row.offer_id,
            serviceId: row.service_id,
            unit: row.unit,
            price: row.price,
            minutes: row.duration_minutes,
          },
    slots: null,
    neighbours: row.neighbours !== null && row.neighbours >= NEIGHBOURS_FROM ? row.neighbours : null,
    distance: row.distance === null ? null : row.distance * KM_PER_UNIT,
  }
}

/** The offer a card speaks of: of the wanted service, else the cheapest of the trade. */
export function offerOf(catalogue: Catalogue, filter: Filter): SQL {
  const service = filter.serviceId ?? filter.wantedServiceId
  const inTrade =
    filter.categoryId === 0
      ? sql`true`
      : sql`o.service_id = any(${intArray(
          catalogue.services.filter(row => row.categoryId === filter.categoryId).map(row => row.id),
        )})`
  const first = service === null ? sql`` : sql`(o.service_id = ${service}::smallint) desc, `
  return sql`select o.id as offer_id, o.service_id, o.unit, o.price, o.duration_minutes
    from offers o where o.provider_id = p.id and o.active and ${inTrade}
    order by ${first}o.price, o.position, o.id limit 1`
}

/** Clients of one district that `p` has worked for (L10), from an index of its own. */
const neighboursIn = (districtId: number) => sql`(
  select count(distinct b.client_id)::int from bookings b
   where b.provider_id = p.id and b.district_id = ${districtId}::int and b.status = 'COMPLETED')`

const PORTRAIT = sql`(select fi.id from files fi where fi.provider_id = p.id and fi.kind = 'PORTRAIT'
      and fi.deleted_at is null order by fi.created_at desc limit 1)`

/**
 * The cards of the providers that `source` selects, in its order, in one statement.
 * @param source a select of `half`, `id`, `k0` and `k1`
 */
export async function readCards(
  tx: Tx,
  source: SQL,
  { catalogue, filter, locale }: { catalogue: Catalogue; filter: Filter; locale: Locale },
): Promise<Found[]> {
  const name = locale === 'ar' ? sql`p.name_ar` : sql`p.name_fr`
  const bio = locale === 'ar' ? sql`p.bio_ar` : sql`p.bio_fr`
  const distance = filter.near
    ? sql`map_point(p.latitude, p.longitude) <-> ${mapPoint(filter.near)}`
    : sql`null::float8`
  const neighbours = filter.districtId === null ? sql`null::int` : neighboursIn(filter.districtId)
  const rows = await tx.execute<Row>(sql`
    with found as materialized (${source}), numbered as (select *, row_number() over () as n from found)
    select f.id, f.half, f.k0, f.k1, p.slug, ${name} as name, left(${bio}, 220) as about, p.city_id, p.district_id,
           p.rating_sum, p.rating_count, p.jobs_count, p.response_minutes, p.verified_at is not null as verified,
           p.club_plan is not null as club, p.instant_booking as instant, p.avatar_seed,
           ${PORTRAIT} as portrait, ${distance} as distance,
           ${neighbours} as neighbours,
           offer.offer_id, offer.service_id, offer.unit, offer.price, offer.duration_minutes
      from numbered f
      join providers p on p.id = f.id
      left join lateral (${offerOf(catalogue, filter)}) offer on true
     order by f.n`)
  return rows.map(row => ({
    half: row.half,
    keys: [row.k0 ?? 0, row.k1 ?? 0],
    card: toCard(row, catalogue, locale),
  }))
}

/** A provider that may be shown if its calendar allows. */
export type Candidate = { half: 0 | 1; keys: readonly [number, number]; id: number; minutes: number | null }

/** The same stretch without its cards: many providers, to ask their calendars. */
export async function readCandidates(
  tx: Tx,
  source: SQL,
  { catalogue, filter }: { catalogue: Catalogue; filter: Filter },
): Promise<Candidate[]> {
  const rows = await tx.execute<Pick<Row, 'id' | 'half' | 'k0' | 'k1'> & { minutes: number | null }>(sql`
    with found as materialized (${source}), p as (select *, row_number() over () as n from found)
    select p.id, p.half, p.k0, p.k1, offer.duration_minutes as minutes
      from p left join lateral (${offerOf(catalogue, filter)}) offer on true
     order by p.n`)
  return rows.map(row => ({
    half: row.half,
    keys: [row.k0 ?? 0, row.k1 ?? 0],
    id: row.id,
    minutes: row.minutes,
  }))
}

/** Known providers as a `source` of cards, in the order given. */
export const listed = (ids: readonly number[]) =>
  sql`select 0 as half, u.id, u.k0, 0 as k1 from unnest(${intArray(ids)}) with ordinality as u(id, k0) order by u.k0`
