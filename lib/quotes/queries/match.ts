import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { KM_PER_UNIT } from '@/lib/search/queries/conditions'
import { QUOTE_POLICY } from '../domain/policy'

/** Nobody who names districts lives farther from them; lets the index of the map do the first sifting. */
const FARTHEST_KM = 100

/**
 * The providers to tell of a request, best first: approved, active, of its trade, coming to its place. Those who offer
 * the very service come before those who only do the trade. A provider who names districts serves these and nothing
 * else; any other serves what lies within the radius.
 */
export async function matchingProviders(tx: Tx, requestId: string): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    with job as (
      select r.client_id, r.service_id, r.city_id, r.district_id, s.category_id,
             map_point(coalesce(d.latitude, c.latitude), coalesce(d.longitude, c.longitude)) as place
        from quote_requests r
        join services s on s.id = r.service_id
        join cities c on c.id = r.city_id
        left join districts d on d.id = r.district_id
       where r.id = ${requestId}::uuid)
    select p.id
      from job
      join listings l on l.category_id = job.category_id
                     and l.place <@ circle(job.place, ${FARTHEST_KM / KM_PER_UNIT}::float8)
      join providers p on p.id = l.provider_id
      join users u on u.id = p.user_id
     where p.status = 'APPROVED' and u.status = 'ACTIVE' and p.user_id <> job.client_id
       and case when exists (select from provider_zones z where z.provider_id = p.id)
             then exists (
               select from provider_zones z join districts d on d.id = z.district_id
                where z.provider_id = p.id
                  and (z.district_id = job.district_id or (job.district_id is null and d.city_id = job.city_id)))
             else (l.place <-> job.place) * ${KM_PER_UNIT}::float8 <= p.radius_km end
     order by job.service_id = any (l.service_ids) desc, l.rank desc nulls last, p.id
     limit ${QUOTE_POLICY.invited}::int`)
  return rows.map(row => row.id)
}
