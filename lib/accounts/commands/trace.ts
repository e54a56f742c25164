import 'server-only'
import type { Tx } from '@/db/client'
import { writeAudit } from '@/lib/audit/commands'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import { kindOfRole, type Role } from '@/lib/core/actor'

/** What somebody did to the own account. */
export function leaveTrace(
  tx: Tx,
  action: Extract<AuditAction, `account.${string}` | 'admin.signed_in'>,
  user: { id: string; role: Role },
  at: Date,
  change: { old?: Record<string, unknown>; new?: Record<string, unknown> } = {},
): Promise<void> {
  const actor = { kind: kindOfRole(user.role), id: user.id }
  return writeAudit(tx, { action, actor, target: { type: 'user', id: user.id }, ...change }, at)
}

/** What somebody did to an account who has not shown to be its owner. */
export function traceStranger(
  tx: Tx,
  action: 'account.password_reset_asked' | 'account.reset_refused',
  userId: string,
  at: Date,
): Promise<void> {
  return writeAudit(tx, { action, actor: null, target: { type: 'user', id: userId } }, at)
}
