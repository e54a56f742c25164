import 'server-only'
import { and, count, desc, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditAlerts, auditLog } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import type { AuditAction, AuditSeverity } from '../domain/catalogue'
import type { AuditFilter } from '../schemas'
import { actColumns, withNames } from './acts'
import { matching } from './filter'

const PAGE = 40
const STATISTICS_DAYS = 30
const DAY_MS = 24 * 60 * 60_000

const forAdministrators = (actor: User) => {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
}

/** A page of the trail, the latest first. `after` is the last line of the page before. */
export async function auditList(tx: Tx, actor: User, filter: AuditFilter, after: number | null) {
  forAdministrators(actor)
  const rows = await tx
    .select(actColumns)
    .from(auditLog)
    .where(and(await matching(tx, filter), after === null ? undefined : lt(auditLog.id, after)))
    .orderBy(desc(auditLog.id))
    .limit(PAGE + 1)
  const items = await withNames(tx, rows.slice(0, PAGE))
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}
export type AuditItem = Awaited<ReturnType<typeof auditList>>['items'][number]

/** One line whole, with what it changed and from where; null when there is none. */
export async function auditEntry(tx: Tx, actor: User, id: number) {
  forAdministrators(actor)
  const rows = await tx
    .select({
      ...actColumns,
      old: auditLog.old,
      new: auditLog.new,
      ip: auditLog.ip,
      userAgent: auditLog.userAgent,
      requestId: auditLog.requestId,
    })
    .from(auditLog)
    .where(eq(auditLog.id, id))
  const [entry] = await withNames(tx, rows)
  return entry ?? null
}
export type AuditEntry = NonNullable<Awaited<ReturnType<typeof auditEntry>>>

/** How much happened in the last 30 days, by severity and by act, the most frequent first. */
export async function auditStatistics(tx: Tx, actor: User, at: Date) {
  forAdministrators(actor)
  const rows = await tx
    .select({ action: auditLog.action, severity: auditLog.severity, times: count() })
    .from(auditLog)
    .where(gte(auditLog.at, new Date(at.getTime() - STATISTICS_DAYS * DAY_MS)))
    .groupBy(auditLog.action, auditLog.severity)
    .orderBy(desc(count()), auditLog.action)
  const bySeverity: Record<AuditSeverity, number> = { LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 }
  const byAction = new Map<AuditAction, number>()
  for (const { action, severity, times } of rows) {
    bySeverity[severity] += times
    const name = action as AuditAction
    byAction.set(name, (byAction.get(name) ?? 0) + times)
  }
  return { bySeverity, byAction: [...byAction].sort(([, a], [, b]) => b - a) }
}
export type AuditStatistics = Awaited<ReturnType<typeof auditStatistics>>

/** For the administrator's first page: what alarmed in the last 24 hours, and what nobody has been told of yet. */
export async function recentAlarms(tx: Tx, actor: User, at: Date) {
  forAdministrators(actor)
  const [[recent], [untold]] = await Promise.all([
    tx
      .select({ n: count() })
      .from(auditLog)
      .where(
        and(
          inArray(auditLog.severity, ['HIGH', 'CRITICAL']),
          gte(auditLog.at, new Date(at.getTime() - DAY_MS)),
        ),
      ),
    tx.select({ n: count() }).from(auditAlerts).where(isNull(auditAlerts.toldAt)),
  ])
  return { recent: recent?.n ?? 0, untold: untold?.n ?? 0 }
}
