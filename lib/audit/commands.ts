import 'server-only'
import { isIP } from 'node:net'
import type { Tx } from '@/db/client'
import { auditLog } from '@/db/schema'
import type { ActorKind } from '@/lib/bookings/domain/status'
import { checkDeclared } from '@/lib/core/audit-scope'
import { requestContext } from '@/lib/core/request-context'
import { AUDIT_ACTIONS, type AuditAction } from './domain/catalogue'

type Entry = {
  action: AuditAction
  /** Null for a visitor. */
  actor: { kind: ActorKind; id: string | null } | null
  target: { type: string; id: string | number }
  old?: Record<string, unknown> | null
  new?: Record<string, unknown> | null
}

/**
 * Leaves a trace in the caller's transaction: it exists exactly when the act does. Address, program and request come
 * from the request that runs; a job has none. Within an action only what the action declares is written.
 */
export async function writeAudit(tx: Tx, entry: Entry, at: Date): Promise<void> {
  checkDeclared(entry.action)
  const context = requestContext.getStore()
  await tx.insert(auditLog).values({
    at,
    action: entry.action,
    severity: AUDIT_ACTIONS[entry.action],
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
}
