import 'server-only'
import { and, count, desc, eq, gt, inArray, ne, sql, sum } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditLog, cspReports, rateLimits, signIns } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import { LIMITS } from '@/lib/core/rate-limit'
import { minuteKey } from '@/lib/core/security-watch'
import { BURST_MINUTES, type BurstKind } from './domain/bursts'

const MINUTE = 60_000
const HOURS = 24
const SHOWN_BURSTS = 10
const SHOWN_REPORTS = 50

async function counted(tx: Tx, kind: 'refusals' | 'resets', at: Date): Promise<number> {
  const keys = Array.from({ length: BURST_MINUTES }, (_, back) => minuteKey(kind, at, back))
  const [row] = await tx
    .select({ hits: sum(rateLimits.hits) })
    .from(rateLimits)
    .where(inArray(rateLimits.key, keys))
  return Number(row?.hits ?? 0)
}

/** What went wrong within the last ten minutes, on all machines. */
export async function recentCounts(tx: Tx, at: Date): Promise<Record<BurstKind, number>> {
  const since = new Date(at.getTime() - BURST_MINUTES * MINUTE)
  const [[failed], refusals, resets] = await Promise.all([
    tx
      .select({ n: count() })
      .from(signIns)
      .where(and(gt(signIns.at, since), ne(signIns.outcome, 'SUCCESS'))),
    counted(tx, 'refusals', at),
    counted(tx, 'resets', at),
  ])
  return { failed_sign_ins: failed?.n ?? 0, refusals, resets }
}

/** Sign-ins of each of the last 24 hours, oldest first, hours without any included. */
async function signInsByHour(tx: Tx, at: Date) {
  return await tx.execute<{ start: string; failed: number; succeeded: number }>(sql`
    select to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start,
           count(s.id) filter (where s.outcome <> 'SUCCESS')::int as failed,
           count(s.id) filter (where s.outcome = 'SUCCESS')::int as succeeded
      from generate_series(date_trunc('hour', ${at.toISOString()}::timestamptz) - make_interval(hours => ${HOURS - 1}::int),
                           ${at.toISOString()}::timestamptz, interval '1 hour') hour
      left join sign_ins s on s.at >= hour and s.at < hour + interval '1 hour'
     group by hour order by hour`)
}

/** Addresses, with or without account, for which a browser that is not known may not try a password now. */
async function lockedNow(tx: Tx): Promise<number> {
  const { name, hits, seconds } = LIMITS.sign_in_account
  const [row] = await tx.execute<{ n: number }>(sql`
    with clock as (
      select floor(extract(epoch from clock_timestamp()) / ${seconds}::int)::bigint as slot,
             mod(extract(epoch from clock_timestamp()), ${seconds}::int)::float8 / ${seconds}::int as elapsed),
    counters as (
      select split_part(key, '@', 1) as who,
             sum(case when split_part(key, '@', 2)::bigint = slot then hits else hits * (1 - elapsed) end) as weight
        from rate_limits, clock
       where key ~ ${`^${name}:[0-9a-f]{32}@[0-9]+$`}::text and split_part(key, '@', 2)::bigint >= slot - 1
       group by 1)
    select count(*)::int as n from counters where weight + 1 > ${hits}::int`)
  return row?.n ?? 0
}

/** What an administrator sees of the site's safety. Codes: `not_found` for everybody else. */
export async function securityOverview(tx: Tx, actor: User, at: Date) {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  const day = new Date(at.getTime() - HOURS * 60 * MINUTE)
  const [hours, locked, [told], recent, bursts, reports] = await Promise.all([
    signInsByHour(tx, at),
    lockedNow(tx),
    tx
      .select({ n: count() })
      .from(auditLog)
      .where(and(eq(auditLog.action, 'account.locked'), gt(auditLog.at, day))),
    recentCounts(tx, at),
    tx
      .select({ at: auditLog.at, kind: auditLog.targetId, facts: auditLog.new })
      .from(auditLog)
      .where(and(eq(auditLog.action, 'security.burst'), eq(auditLog.targetType, 'security')))
      .orderBy(desc(auditLog.at))
      .limit(SHOWN_BURSTS),
    tx
      .select({
        id: cspReports.id,
        directive: cspReports.directive,
        blocked: cspReports.blocked,
        page: cspReports.page,
        hits: cspReports.hits,
        lastAt: cspReports.lastAt,
      })
      .from(cspReports)
      .orderBy(desc(cspReports.lastAt))
      .limit(SHOWN_REPORTS),
  ])
  return { hours, locked, lockedOwners: told?.n ?? 0, recent, bursts, reports }
}
export type SecurityOverview = Awaited<ReturnType<typeof securityOverview>>
