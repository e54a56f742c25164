import 'server-only'
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditLog, cspReports } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { noteSuspicion } from '@/lib/core/security-events'
import { BURST_MINUTES, burstsIn, QUIET_MINUTES } from './domain/bursts'
import type { CspReport } from './domain/csp'
import { recentCounts } from './queries'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const REPORTS_KEPT_DAYS = 30
/** Anybody can send reports: what is new finds no room beyond this, what is known is counted on. */
const MOST_REPORTS = 1_000

/**
 * Raises an alarm for whatever comes in bursts now: a HIGH row of the audit log, which tells the administrators. One an
 * hour for each kind, however often and on how many machines this runs.
 */
export async function raiseBursts(tx: Tx, at: Date): Promise<void> {
  const counts = await recentCounts(tx, at)
  const kinds = burstsIn(counts)
  if (kinds.length === 0) return
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('security.burst'))`)
  const told = await tx
    .select({ kind: auditLog.targetId })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.targetType, 'security'),
        inArray(auditLog.targetId, kinds),
        eq(auditLog.action, 'security.burst'),
        gt(auditLog.at, new Date(at.getTime() - QUIET_MINUTES * MINUTE)),
      ),
    )
  for (const kind of kinds) {
    if (told.some(row => row.kind === kind)) continue
    const facts = { count: counts[kind], minutes: BURST_MINUTES }
    noteSuspicion('burst', { kind, ...facts })
    await writeAudit(
      tx,
      {
        action: 'security.burst',
        actor: { kind: 'system', id: null },
        target: { type: 'security', id: kind },
        new: facts,
      },
      at,
    )
  }
}

/** Counts what a browser refused to load or run: a row for each kind, never one for each report. */
export async function countCspReports(tx: Tx, reports: readonly CspReport[], at: Date): Promise<void> {
  for (const { directive, blocked, page } of reports) {
    const moment = at.toISOString()
    await tx.execute(sql`
      with known as (
        update csp_reports set hits = least(hits::bigint + 1, 2147483647)::int, last_at = ${moment}::timestamptz
         where directive = ${directive} and blocked = ${blocked} and page = ${page} returning 1)
      insert into csp_reports as r (directive, blocked, page, first_at, last_at)
      select ${directive}, ${blocked}, ${page}, ${moment}::timestamptz, ${moment}::timestamptz
       where not exists (select 1 from known) and (select count(*) from csp_reports) < ${MOST_REPORTS}::int
      on conflict (directive, blocked, page) do update set hits = r.hits + 1, last_at = excluded.last_at`)
  }
}

/** Forgets what no browser has reported for a month. */
export async function sweepCspReports(tx: Tx, at: Date): Promise<void> {
  await tx.delete(cspReports).where(lt(cspReports.lastAt, new Date(at.getTime() - REPORTS_KEPT_DAYS * DAY)))
}
