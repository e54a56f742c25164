import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, districts } from '@/db/schema'
import type { Slot } from '@/lib/availability/domain/calendar'
import { slotsByDay } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import type { PriceUnit } from '@/lib/catalogue/domain'
import type { User } from '@/lib/core/actor'
import { KM_PER_UNIT } from '@/lib/search/queries/conditions'
import { addDays, daysBetween, type LocalDate, toWall } from '@/lib/time/zone'
import { ownedBy } from './facts'

type Row = {
  id: number
  slug: string
  nameFr: string
  nameAr: string
  avatarSeed: number
  ratingSum: number
  ratingCount: number
  offerId: number
  unit: PriceUnit
  price: number | null
  minutes: number
  districtId: number | null
  km: number
  wallDate: LocalDate
  startsAt: string
}

export type Alternative = Pick<
  Row,
  | 'slug'
  | 'nameFr'
  | 'nameAr'
  | 'avatarSeed'
  | 'ratingSum'
  | 'ratingCount'
  | 'offerId'
  | 'unit'
  | 'price'
  | 'km'
> & { slot: Slot }

/** So many of the nearest are asked for their time … */
const ASKED = 12
/** … in so many days, from the day before the one that was wished for on … */
const DAYS = 7
/** … and so many shown. */
const SHOWN = 3

/** The nearest others who sell the same service in that city and come to that place, in one statement. */
async function nearest(tx: Tx, bookingId: string): Promise<Row[]> {
  const rows = await tx.execute<Row>(sql`
    with wish as (
      select b.provider_id, b.city_id, b.district_id, b.wall_date, b.starts_at, w.service_id,
             map_point(coalesce(b.latitude, d.latitude, c.latitude), coalesce(b.longitude, d.longitude, c.longitude)) as place
        from bookings b
        join offers w on w.id = b.offer_id
        join cities c on c.id = b.city_id
        left join districts d on d.id = b.district_id
       where b.id = ${bookingId}::uuid),
    near as (
      select l.provider_id as id, (l.place <-> wish.place) * ${KM_PER_UNIT}::float8 as km
        from wish join listings l on l.category_id = 0 and l.city_id = wish.city_id
                                 and l.service_ids @> array[wish.service_id] and l.provider_id <> wish.provider_id
        join providers p on p.id = l.provider_id
       where case when exists (select from provider_zones z where z.provider_id = p.id)
                  then exists (select from provider_zones z where z.provider_id = p.id and z.district_id = wish.district_id)
                  else wish.district_id is null or (l.place <-> wish.place) * ${KM_PER_UNIT}::float8 <= p.radius_km end
       order by 2, 1 limit ${ASKED}::int)
    select p.id, p.slug, p.name_fr as "nameFr", p.name_ar as "nameAr", p.avatar_seed as "avatarSeed",
           p.rating_sum as "ratingSum", p.rating_count as "ratingCount", offer.id as "offerId", offer.unit, offer.price,
           offer.duration_minutes as minutes, wish.district_id as "districtId", near.km,
           wish.wall_date as "wallDate", wish.starts_at as "startsAt"
      from wish cross join near
      join providers p on p.id = near.id
      join lateral (select o.id, o.unit, o.price, o.duration_minutes from offers o
                     where o.provider_id = p.id and o.active and o.service_id = wish.service_id
                     order by o.price, o.position, o.id limit 1) offer on true
     order by near.km, p.id`)
  return [...rows]
}

/**
 * Three others who could do the job: the same service, near the same place, each with the free start closest to the
 * one that was wished for; closest in time first, and of two equals the nearer one.
 */
export async function alternatives(tx: Tx, bookingId: string, at: Date): Promise<Alternative[]> {
  const rows = await nearest(tx, bookingId)
  const [first] = rows
  if (!first) return []
  const wished = new Date(first.startsAt).getTime()
  const today = toWall(at).date
  const before = addDays(first.wallDate, -1)
  const from = daysBetween(today, before) > 0 ? before : today
  const calendars = await loadCalendars(
    tx,
    rows.map(row => row.id),
    { from, days: DAYS },
  )
  const away = (slot: Slot) => Math.abs(slot.start.getTime() - wished)
  return rows
    .flatMap(row => {
      const found = calendars.get(row.id)
      if (!found) return []
      const rules = { ...found.rules, durationMinutes: row.minutes, districtId: row.districtId }
      const slots = slotsByDay(found.calendar, rules, { from, days: DAYS }, at).flatMap(day => day.slots)
      const [slot] = slots.sort((a, b) => away(a) - away(b))
      return slot ? [{ ...row, slot }] : []
    })
    .sort((a, b) => away(a.slot) - away(b.slot) || a.km - b.km)
    .slice(0, SHOWN)
}

/** What a client wrote in a request, to ask somebody else the same; null when it is not theirs. */
export async function requestTexts(tx: Tx, actor: User, bookingId: string) {
  const own = ownedBy(actor)
  if (!own) return null
  const [row] = await tx
    .select({
      title: bookings.title,
      description: bookings.description,
      address: bookings.address,
      landmark: bookings.landmark,
      district: sql<string>`coalesce(${districts.slug}, '')`,
    })
    .from(bookings)
    .leftJoin(districts, eq(districts.id, bookings.districtId))
    .where(and(eq(bookings.id, bookingId), own))
  return row ?? null
}
