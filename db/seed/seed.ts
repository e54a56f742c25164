import type { Sql } from 'postgres'
import { connect, type Database } from '@/db/client'
import { isLive } from '@/lib/core/env'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { now as clockNow } from '@/lib/time/clock'
import { toWall } from '@/lib/time/zone'
import { withoutIndexes } from './bulk'
import { ClientBook } from './clients'
import { addConsents } from './consents'
import { Loader } from './loader'
import { addPapers } from './papers'
import { populate, type Timer } from './population'
import { Random } from './random'
import { readReference } from './reference'
import { addReference } from './reference-rows'
import { type SeedOptions, volumeOf } from './sizes'
import { TABLES } from './tables'

export type SeedSummary = { seeded: boolean; counts: Record<string, number>; seconds: number }

/** Any number: two seeds of one database take turns. */
const SEED_LOCK = 762_320
const COUNTED = [
  'cities',
  'services',
  'users',
  'providers',
  'offers',
  'bookings',
  'booking_events',
  'reviews',
]
const WITH_OWN_IDS = ['providers', 'offers']

async function empty(sql: Sql): Promise<void> {
  // Only its owner can do this, on a database that is thrown away: the log itself lets nobody empty it.
  await sql`alter table audit_log disable trigger audit_log_no_truncate`
  await sql.unsafe(
    `truncate ${TABLES.join(', ')}, listings, emails, booking_drafts, sessions, account_tokens restart identity cascade`,
  )
  await sql`alter table audit_log enable trigger audit_log_no_truncate`
  await sql`select graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'expire:%'`
}

/** Ratings, jobs done and the search's table, each in one statement over everything. */
async function sumUp(sql: Sql): Promise<void> {
  await sql`
    update providers p
       set rating_sum = r.points, rating_count = r.votes
      from (select provider_id, sum(rating) as points, count(*) as votes
              from reviews where side = 'client' and published_at is not null and hidden_at is null
             group by provider_id) r
     where r.provider_id = p.id`
  await sql`
    update users u
       set rating_sum = r.points, rating_count = r.votes
      from (select client_id, sum(rating) as points, count(*) as votes
              from reviews where side = 'provider' and published_at is not null and hidden_at is null
             group by client_id) r
     where r.client_id = u.id`
  await sql`
    update providers p set jobs_count = b.jobs
      from (select provider_id, count(*) as jobs from bookings where status = 'COMPLETED' group by provider_id) b
     where b.provider_id = p.id`
  await sql`select refresh_listings(array(select id from providers))`
  for (const table of WITH_OWN_IDS) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql(table)}))`
  }
}

async function startTimers(db: Database, timers: readonly Timer[]): Promise<void> {
  for (const { bookingId, at } of timers) {
    await enqueue(
      db,
      'booking_timer',
      { bookingId, timer: 'expire' },
      { runAt: at, key: `expire:${bookingId}` },
    )
  }
}

async function fill(sql: Sql, db: Database, options: SeedOptions): Promise<void> {
  const volume = volumeOf(options)
  const now = options.now ?? clockNow()
  const reference = readReference()
  const loader = new Loader(sql)
  await sql`select set_config('khadamat.bulk', 'on', true), set_config('statement_timeout', '0', true)`
  const restore = volume.bulk ? await withoutIndexes(sql) : null
  addReference(loader, reference)
  const timers = await populate({
    loader,
    reference,
    volume,
    now,
    today: toWall(now).date,
    random: new Random('khadamat'),
    clients: new ClientBook(),
  })
  // The others are thrown away with their databases; the store's folder would stay.
  if (options.size === 'demo') await addPapers(sql, now)
  await addConsents(sql)
  await sumUp(sql)
  await restore?.()
  await startTimers(db, timers)
}

async function counts(sql: Sql): Promise<Record<string, number>> {
  const entries: [string, number][] = []
  for (const table of COUNTED) {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`
    entries.push([table, row?.count ?? 0])
  }
  return Object.fromEntries(entries)
}

/**
 * Fills a migrated database with reference and demo data, in one transaction: all of it or nothing. The same
 * options on the same day give the same rows. A database that has cities already is left as it is unless
 * `force` is set. Throws on the live site and its rehearsal.
 */
export async function seed(url: string, options: SeedOptions): Promise<SeedSummary> {
  if (isLive()) throw new Error('The seed is for development, demo and tests: it refuses a live site.')
  const started = performance.now()
  // One connection, so that the transaction below holds for COPY, SQL and drizzle alike.
  const { sql, db, close } = connect(url, { pool: 1 })
  try {
    await sql.unsafe('begin')
    await sql`select pg_advisory_xact_lock(${SEED_LOCK})`
    const [found] = await sql<{ seeded: boolean }[]>`select exists (select from cities) as seeded`
    if (found?.seeded && !options.force) {
      await sql.unsafe('rollback')
      return { seeded: false, counts: await counts(sql), seconds: (performance.now() - started) / 1000 }
    }
    if (found?.seeded) await empty(sql)
    await fill(sql, db, options)
    await sql.unsafe('commit')
    // Statistics for the planner; after a bulk load also the visibility map that index-only scans need.
    await sql.unsafe('set statement_timeout = 0')
    await sql.unsafe(volumeOf(options).bulk ? 'vacuum analyze' : 'analyze')
    return { seeded: true, counts: await counts(sql), seconds: (performance.now() - started) / 1000 }
  } finally {
    await close()
  }
}
