import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditLog } from '@/db/schema'

/** The reason that was given when an account was last suspended. */
export async function suspensionReason(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx
    .select({ new: auditLog.new })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.targetType, 'user'),
        eq(auditLog.targetId, userId),
        eq(auditLog.action, 'user.suspended'),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(1)
  const reason = row?.new?.reason
  return typeof reason === 'string' ? reason : null
}
