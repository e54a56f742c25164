import 'server-only'
import type { Tx } from '@/db/client'
import { writeAudit } from '@/lib/audit/commands'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import { kindOfRole, type Role } from '@/lib/core/actor'

/** What somebody did to the own account. */
export function leaveTrace(
  tx: Tx,
  action: Extract<AuditAction, `account.${string}`>,
  user: { id: string; role: Role },
  at: Date,
): Promise<void> {
  const actor = { kind: kindOfRole(user.role), id: user.id }
  return writeAudit(tx, { action, actor, target: { type: 'user', id: user.id } }, at)
}
