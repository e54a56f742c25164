import 'server-only'
import { asc, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditLog } from '@/db/schema'
import type { AuditAction, AuditTarget } from '../domain/catalogue'
import { namesOf, targetKey } from './names'

/** What a line of the trail says. */
export const actColumns = {
  id: auditLog.id,
  at: auditLog.at,
  action: auditLog.action,
  severity: auditLog.severity,
  actorKind: auditLog.actorKind,
  actorId: auditLog.actorId,
  targetType: auditLog.targetType,
  targetId: auditLog.targetId,
}

type Row = Pick<typeof auditLog.$inferSelect, keyof typeof actColumns>

/** The lines with the names of today. */
export async function withNames<Line extends Row>(tx: Tx, rows: readonly Line[]) {
  const names = await namesOf(tx, rows)
  return rows.map(row => ({
    ...row,
    // The tables hold text; what is written there comes from the catalogue alone.
    action: row.action as AuditAction,
    targetType: row.targetType as AuditTarget,
    actorName: row.actorId ? (names.people.get(row.actorId) ?? null) : null,
    targetName: names.targets.get(targetKey(row.targetType, row.targetId)) ?? null,
  }))
}

/** Some acts, the earliest first. */
export async function actsOf(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return []
  const rows = await tx
    .select(actColumns)
    .from(auditLog)
    .where(inArray(auditLog.id, [...ids]))
    .orderBy(asc(auditLog.id))
  return withNames(tx, rows)
}
export type Act = Awaited<ReturnType<typeof actsOf>>[number]
