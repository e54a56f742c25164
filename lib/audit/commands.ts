import 'server-only'
import { isIP } from 'node:net'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditAlerts, auditLog } from '@/db/schema'
import type { ActorKind } from '@/lib/bookings/domain/status'
import type { User } from '@/lib/core/actor'
import { checkDeclared } from '@/lib/core/audit-scope'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { requestContext } from '@/lib/core/request-context'
import { ALERT_JOB, tellAt } from './domain/alerts'
import { type AuditAction, type AuditTarget, isAlarming, severityOf } from './domain/catalogue'
import { maskEmail } from './domain/mask'

type Entry = {
  action: AuditAction
  /** Null for a visitor. */
  actor: { kind: ActorKind; id: string | null } | null
  target: { type: AuditTarget; id: string | number }
  old?: Record<string, unknown> | null
  new?: Record<string, unknown> | null
}

/**
 * Leaves a trace in the caller's transaction: it exists exactly when the act does, and so does the news of it that
 * administrators get of what is HIGH or CRITICAL. Address, program and request come from the request that runs; a job
 * has none. Within an action only what the action declares is written.
 */
export async function writeAudit(tx: Tx, entry: Entry, at: Date): Promise<void> {
  checkDeclared(entry.action)
  const context = requestContext.getStore()
  const severity = severityOf(entry.action, entry.actor?.kind ?? null)
  const [row] = await tx
    .insert(auditLog)
    .values({
      at,
      action: entry.action,
      severity,
      actorKind: entry.actor?.kind ?? null,
      actorId: entry.actor?.id ?? null,
      targetType: entry.target.type,
      targetId: String(entry.target.id),
      old: entry.old ?? null,
      new: entry.new ?? null,
      ip: context && isIP(context.ip) ? context.ip : null,
      userAgent: context?.userAgent || null,
      requestId: context?.requestId ?? null,
    })
    .returning({ id: auditLog.id })
  if (!row || !isAlarming(severity)) return
  await tx.insert(auditAlerts).values({ auditId: row.id, at })
  // One job an act: a job they all shared would make transactions wait for each other, and they hold other locks. Due
  // at the same time, the first tells of all and the others find nothing left.
  await enqueue(tx, ALERT_JOB, {}, { runAt: tellAt(severity, at) })
}

/**
 * Deletes what is older than it has to be kept, in pieces. The database's own function decides what that is, and
 * nothing else can delete a trace.
 */
export async function cleanAuditLog(db: Tx, at: Date): Promise<void> {
  let deleted = 0
  for (;;) {
    const [piece] = await db.execute<{ rows: number }>(
      sql`select clean_audit_log(${at.toISOString()}::timestamptz) as rows`,
    )
    const rows = Number(piece?.rows ?? 0)
    if (rows === 0) break
    deleted += rows
  }
  if (deleted === 0) return
  const system = { kind: 'system', id: null } as const
  const target = { type: 'audit_log', id: 'all' } as const
  await writeAudit(db, { action: 'audit.cleaned', actor: system, target, new: { rows: deleted } }, at)
}

/** Leaves the trace of an export: in which form, and what was asked for. */
export async function recordExport(
  tx: Tx,
  actor: User,
  asked: { format: 'csv' | 'json'; filter: Record<string, string | null> },
  at: Date,
): Promise<void> {
  const { who, ...rest } = asked.filter
  const person = who?.includes('@') ? maskEmail(who) : who
  const filter = Object.fromEntries(Object.entries({ ...rest, who: person }).filter(([, value]) => value))
  const by = { kind: 'admin', id: actor.userId } as const
  const target = { type: 'audit_log', id: asked.format } as const
  await writeAudit(tx, { action: 'audit.exported', actor: by, target, new: filter }, at)
}
