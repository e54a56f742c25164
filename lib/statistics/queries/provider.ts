import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Centimes } from '@/lib/core/money'
import { firstDay, lastDay, type Month, monthEdges, perMonth } from '../domain/months'

/** One provider's year, a value for each month; null where nothing is known, which is not nothing. */
export type ProviderStatistics = {
  views: number[]
  requests: number[]
  /** Of the requests that were answered or lapsed, how many became appointments, 0 to 100. */
  acceptance: (number | null)[]
  /** Median minutes from the request to the provider's first answer. */
  response: (number | null)[]
  /** Firm appointments that the provider called off. */
  cancelled: number[]
  completed: number[]
  revenue: Centimes[]
  rating: (number | null)[]
}

type Counted = { bucket: number } & Record<string, number | null>

/**
 * Reads only rows of this provider, each through an index that begins with the provider. Instants are sorted into
 * months by edges that we work out, since PostgreSQL must not be asked for the zone.
 */
export async function providerStatistics(
  tx: Tx,
  providerId: number,
  months: readonly Month[],
): Promise<ProviderStatistics> {
  const edges = monthEdges(months)
  const [first, last] = [edges[0], edges.at(-1)]
  const [from, to] = [months[0], months.at(-1)]
  if (!first || !last || !from || !to) throw new RangeError('statistics.no_months')
  const list = sql`${`{${edges.map(edge => edge.toISOString()).join(',')}}`}::timestamptz[]`
  const inside = (column: string) =>
    sql`${sql.raw(column)} >= ${first.toISOString()}::timestamptz and ${sql.raw(column)} < ${last.toISOString()}::timestamptz`
  const days = sql`between ${firstDay(from)}::date and ${lastDay(to)}::date`
  const [views, requests, response, cancelled, done, rating] = await Promise.all([
    tx.execute<{ month: Month; views: number }>(sql`
      select to_char(day, 'YYYY-MM') as month, sum(views)::int as views from provider_views
       where provider_id = ${providerId} and day ${days} group by 1`),
    tx.execute<Counted>(sql`
      select width_bucket(requested_at, ${list}) as bucket, count(*)::int as requests,
             (count(*) filter (where confirmed_at is not null))::int as accepted,
             (count(*) filter (where confirmed_at is not null or status = 'REJECTED'))::int as answered
        from bookings where provider_id = ${providerId} and ${inside('requested_at')} group by 1`),
    tx.execute<Counted>(sql`
      select width_bucket(b.requested_at, ${list}) as bucket,
             percentile_cont(0.5) within group (order by extract(epoch from a.at - b.requested_at)::float8 / 60) as minutes
        from bookings b
        join lateral (select min(e.at) as at from booking_events e
                       where e.booking_id = b.id and e.actor_kind = 'provider'
                         and e.transition in ('accept', 'refuse', 'propose')) a on a.at is not null
       where b.provider_id = ${providerId} and ${inside('b.requested_at')} group by 1`),
    tx.execute<Counted>(sql`
      select width_bucket(ended_at, ${list}) as bucket, count(*)::int as cancelled from bookings
       where provider_id = ${providerId} and ${inside('ended_at')} and status = 'CANCELLED'
         and cancelled_by = 'provider' and confirmed_at is not null group by 1`),
    tx.execute<{ month: Month; completed: number; revenue: string }>(sql`
      select to_char(wall_date, 'YYYY-MM') as month, count(*)::int as completed,
             coalesce(sum(payable), 0)::text as revenue
        from bookings where provider_id = ${providerId} and status = 'COMPLETED' and wall_date ${days} group by 1`),
    tx.execute<Counted>(sql`
      select width_bucket(published_at, ${list}) as bucket, avg(rating)::float8 as rating from reviews
       where provider_id = ${providerId} and side = 'client' and hidden_at is null and ${inside('published_at')}
       group by 1`),
  ])
  const byBucket = <T>(rows: readonly Counted[], value: (row: Counted) => T, nothing: T) =>
    perMonth(months, new Map(rows.map(row => [months[row.bucket - 1] ?? '', value(row)])), nothing)
  const byMonth = <Row extends { month: Month }, T>(
    rows: readonly Row[],
    value: (row: Row) => T,
    nothing: T,
  ) => perMonth(months, new Map(rows.map(row => [row.month, value(row)])), nothing)
  return {
    views: byMonth(views, row => row.views, 0),
    requests: byBucket(requests, row => row.requests ?? 0, 0),
    acceptance: byBucket(requests, row => share(row.accepted, row.answered), null),
    response: byBucket(response, row => (row.minutes == null ? null : Math.round(row.minutes)), null),
    cancelled: byBucket(cancelled, row => row.cancelled ?? 0, 0),
    completed: byMonth(done, row => row.completed, 0),
    revenue: byMonth(done, row => Number(row.revenue), 0),
    rating: byBucket<number | null>(rating, row => row.rating ?? null, null),
  }
}

const share = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  whole ? Math.round(((part ?? 0) / whole) * 100) : null

/** What clients see of the provider today. */
export async function providerStanding(tx: Tx, providerId: number) {
  const [row] = await tx.execute<{
    reliability: number
    response: number
    rating: number | null
    reviews: number
  }>(sql`
    select reliability, response_minutes as response, rating_count as reviews,
           case when rating_count > 0 then rating_sum::float8 / rating_count end as rating
      from providers where id = ${providerId}`)
  return row ?? null
}
