import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import journal from '@/db/migrations/meta/_journal.json'
import { MAX_TRIES } from '@/lib/notifications/domain/delivery'
import type { JobFacts } from '../domain'

/** Whether the database answers at all. Throws when it does not. */
export async function ping(db: Tx): Promise<void> {
  await db.execute(sql`select 1`)
}

/**
 * Whether the database has every migration this build was made with. Newer ones are fine: while machines are
 * replaced one by one, the old ones keep working on the new schema.
 */
export async function migrationsApplied(db: Tx): Promise<boolean> {
  const [row] = await db.execute<{ count: number; last: string | null }>(
    sql`select count(*)::int as count, max(created_at)::text as last from drizzle.__drizzle_migrations`,
  )
  const wanted = journal.entries.at(-1)
  return Boolean(row && wanted && row.count >= journal.entries.length && Number(row.last) >= wanted.when)
}

/**
 * How the queue stands, in one statement over the jobs that are not done and the e-mails that were given up. One that
 * was given up at once, because its address is none, is no sign of trouble: anybody can type such an address.
 */
export async function jobFacts(db: Tx): Promise<JobFacts> {
  const [row] = await db.execute<JobFacts>(sql`
    select count(*) filter (where attempts < max_attempts)::int as waiting,
           count(*) filter (where ready)::int as ready,
           coalesce(extract(epoch from now() - min(run_at) filter (where ready)), 0)::float8 as "oldestReadySeconds",
           (count(*) filter (where attempts >= max_attempts)
             + (select count(*) from emails where failed_at is not null))::int as dead,
           (count(*) filter (where attempts >= max_attempts and locked_at is null
                               and updated_at > now() - interval '1 hour')
             + (select count(*) from emails
                 where failed_at > now() - interval '1 hour' and attempts >= ${MAX_TRIES}::int))::int as "diedLastHour"
      from (select *, attempts < max_attempts and locked_at is null and run_at <= now() as ready
              from graphile_worker._private_jobs) jobs`)
  if (!row) throw new Error('the queue counted nothing')
  return row
}

export type StatusCount = { status: string; count: number }

/** Below this many rows counting is cheap; above it, the planner's own statistics are good enough for a graph. */
const COUNTED_ROWS = 50_000

/**
 * Bookings by status. Exact while the table is small; later the open ones (HOLD, PENDING) stay exact through
 * their partial index and the others are the planner's estimate, in which a very rare one may be absent. The branch
 * not wanted is never run.
 */
export async function bookingCounts(db: Tx): Promise<StatusCount[]> {
  return await db.execute<StatusCount>(sql`
    with size as (select reltuples::float8 as rows from pg_class where oid = 'bookings'::regclass),
    estimate as (
      select unnest(most_common_vals::text::text[]) as status, unnest(most_common_freqs) as share
        from pg_stats where schemaname = 'public' and tablename = 'bookings' and attname = 'status')
    select status::text as status, count(*)::int as count from bookings
     where (select rows from size) < ${COUNTED_ROWS}::int group by status
    union all
    select status::text, count(*)::int from bookings
     where (select rows from size) >= ${COUNTED_ROWS}::int and status in ('HOLD', 'PENDING') group by status
    union all
    select status, round(share * (select rows from size))::int from estimate
     where (select rows from size) >= ${COUNTED_ROWS}::int and status not in ('HOLD', 'PENDING')`)
}
