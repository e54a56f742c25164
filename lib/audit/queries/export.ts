import 'server-only'
import { and, desc, lt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditLog } from '@/db/schema'
import type { AuditFilter } from '../schemas'
import { matching } from './filter'

const PIECE = 1000

const EXPORTED = {
  id: auditLog.id,
  at: auditLog.at,
  action: auditLog.action,
  severity: auditLog.severity,
  actorKind: auditLog.actorKind,
  actorId: auditLog.actorId,
  targetType: auditLog.targetType,
  targetId: auditLog.targetId,
  old: auditLog.old,
  new: auditLog.new,
  ip: auditLog.ip,
  userAgent: auditLog.userAgent,
  requestId: auditLog.requestId,
}
export const EXPORTED_COLUMNS = Object.keys(EXPORTED) as (keyof typeof EXPORTED)[]

/** Every line that a filter means, the latest first, a piece at a time: the whole never lies in memory. */
export async function* auditPieces(tx: Tx, filter: AuditFilter) {
  const wanted = await matching(tx, filter)
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await tx
      .select(EXPORTED)
      .from(auditLog)
      .where(and(wanted, lt(auditLog.id, before)))
      .orderBy(desc(auditLog.id))
      .limit(PIECE)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < PIECE) return
    before = last.id
  }
}
