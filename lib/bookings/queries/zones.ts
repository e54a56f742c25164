import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { AppError } from '@/lib/core/errors'
import { KM_PER_UNIT } from '@/lib/search/queries/conditions'

export type ServedDistrict = { id: number; slug: string; nameFr: string; nameAr: string }
type Row = ServedDistrict & { served: boolean; zoned: boolean }

/**
 * The districts of a provider's city, and which of them the provider goes to. Zones of a city the provider has left
 * no longer count.
 */
async function districtsRound(tx: Tx, providerId: number): Promise<Row[]> {
  const rows = await tx.execute<Row>(sql`
    select d.id, d.slug, d.name_fr as "nameFr", d.name_ar as "nameAr", zones.named as zoned,
           case when zones.named
                then exists (select from provider_zones z where z.provider_id = p.id and z.district_id = d.id)
                else (map_point(d.latitude, d.longitude) <-> map_point(p.latitude, p.longitude)) * ${KM_PER_UNIT}::float8
                     <= p.radius_km end as served
      from providers p
      join districts d on d.city_id = p.city_id
     cross join lateral (select exists (select from provider_zones z join districts n on n.id = z.district_id
                                         where z.provider_id = p.id and n.city_id = p.city_id) as named) zones
     where p.id = ${providerId}
     order by d.name_fr, d.id`)
  return [...rows]
}

/**
 * Where a provider works, for the form's list: the districts named as zones, or else those within the radius.
 * `named`: the client must say which, since the others are not served.
 */
export async function servedDistricts(
  tx: Tx,
  providerId: number,
): Promise<{ districts: ServedDistrict[]; named: boolean }> {
  const rows = await districtsRound(tx, providerId)
  return { districts: rows.filter(row => row.served), named: rows.some(row => row.zoned) }
}

const refused = (code: string) => new AppError('invalid', { fields: { district: code } })

/**
 * The id of a district in which the provider works; null when none was chosen and none is needed.
 * Codes, beside the field `district`: `booking.district_unknown`, `booking.district_missing`, `booking.outside_zone`.
 */
export async function districtServed(
  tx: Tx,
  providerId: number,
  slug: string | null,
): Promise<number | null> {
  const rows = await districtsRound(tx, providerId)
  if (!slug) {
    if (rows.some(row => row.zoned)) throw refused('booking.district_missing')
    return null
  }
  const found = rows.find(row => row.slug === slug)
  if (!found) throw refused('booking.district_unknown')
  if (!found.served) throw refused('booking.outside_zone')
  return found.id
}
