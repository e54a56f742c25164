import 'server-only'
import { sql } from 'drizzle-orm'
import { database, type Tx } from '@/db/client'
import { now } from '@/lib/time/clock'
import { log } from './log'
import { giveSecurityCountsBack, takeSecurityCounts } from './security-counts.mjs'
import type { CountedKind } from './security-events'

const EVERY_MS = 15_000
const MINUTE = 60_000
const KEPT_SECONDS = 3600

/** Where the hits of one minute stand, beside the counters of the limiter. */
export const minuteKey = (kind: CountedKind, at: Date, back = 0): string =>
  `burst:${kind}@${Math.floor(at.getTime() / MINUTE) - back}`

/** Writes down what this process has counted, so that all machines' counts add up. One statement, however much it was. */
export async function writeSecurityCounts(db: Tx, at: Date): Promise<void> {
  const taken = takeSecurityCounts()
  if (taken.length === 0) return
  const rows = taken.map(
    ([kind, hits]) =>
      sql`(${minuteKey(kind, at)}::text, ${hits}::int, clock_timestamp() + make_interval(secs => ${KEPT_SECONDS}::int))`,
  )
  try {
    await db.execute(sql`
      insert into rate_limits as r (key, hits, expires_at) values ${sql.join(rows, sql`, `)}
      on conflict (key) do update set hits = r.hits + excluded.hits`)
  } catch (error) {
    giveSecurityCountsBack(taken)
    throw error
  }
}

/** Writes the counts down every quarter of a minute. @returns stops it */
export function watchSecurity(): () => void {
  const timer = setInterval(() => {
    writeSecurityCounts(database(), now()).catch(error => log.warn({ err: error }, 'counts not written'))
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
