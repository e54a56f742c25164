import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { LocalDate } from '@/lib/time/zone'

/**
 * Counts one visit of a profile. Nothing happens for a profile that is not public, and for the provider's own look.
 * @param visitorId the account that looks; null for somebody who is not signed in
 */
export async function countView(
  tx: Tx,
  slug: string,
  visitorId: string | null,
  day: LocalDate,
): Promise<void> {
  await tx.execute(sql`
    insert into provider_views as v (provider_id, day, views)
    select id, ${day}::date, 1 from providers
     where slug = ${slug} and status = 'APPROVED' and user_id is distinct from ${visitorId}::uuid
    on conflict (provider_id, day) do update set views = v.views + 1`)
}

const DAY_MS = 24 * 60 * 60_000
const PERIOD_DAYS = 90
/** Providers of one statement: each stays far below the time a statement may take. */
const BATCH = 500

/**
 * Says anew how fast each provider answers: the median of the last 90 days. Who was asked nothing keeps what was
 * known. Again, it writes nothing: only numbers that differ are touched, since each makes the search's row anew.
 * @returns how many changed
 */
export async function refreshResponseMinutes(tx: Tx, at: Date): Promise<number> {
  const since = new Date(at.getTime() - PERIOD_DAYS * DAY_MS).toISOString()
  let [changed, after] = [0, 0]
  for (;;) {
    const [batch] = await tx.execute<{ last: number | null; changed: number }>(sql`
      with batch as (
        select id from providers where id > ${after}::int and status = 'APPROVED' order by id limit ${BATCH}::int),
      medians as (
        select b.provider_id,
               greatest(1, round(percentile_cont(0.5) within group
                 (order by extract(epoch from a.at - b.requested_at)::float8 / 60)))::int as minutes
          from batch join bookings b on b.provider_id = batch.id
          join lateral (select min(e.at) as at from booking_events e
                         where e.booking_id = b.id and e.actor_kind = 'provider'
                           and e.transition in ('accept', 'refuse', 'propose')) a on a.at is not null
         where b.requested_at >= ${since}::timestamptz and b.requested_at <= ${at.toISOString()}::timestamptz
         group by b.provider_id),
      written as (
        update providers p set response_minutes = m.minutes from medians m
         where p.id = m.provider_id and p.response_minutes <> m.minutes returning p.id)
      select (select max(id) from batch) as last, (select count(*)::int from written) as changed`)
    if (!batch || batch.last === null) return changed
    changed += batch.changed
    after = batch.last
  }
}
