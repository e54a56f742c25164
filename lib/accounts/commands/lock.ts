import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditLog, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { enqueue } from '@/lib/core/jobs/enqueue'

const DAY = 24 * 60 * 60_000

/**
 * Too many wrong passwords have locked an account for browsers it does not know. Its owner is told, once a day however
 * long it lasts; an address without account is nobody's news. Run twice, it tells once.
 */
export async function noteLock(tx: Tx, email: string, at: Date): Promise<void> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), eq(users.status, 'ACTIVE')))
    .for('update')
  if (!user) return
  const [told] = await tx
    .select({ one: sql`1` })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.targetType, 'user'),
        eq(auditLog.targetId, user.id),
        eq(auditLog.action, 'account.locked'),
        gt(auditLog.at, new Date(at.getTime() - DAY)),
      ),
    )
    .limit(1)
  if (told) return
  await writeAudit(tx, { action: 'account.locked', actor: null, target: { type: 'user', id: user.id } }, at)
  await enqueue(tx, 'notify_account', { kind: 'account_locked', userId: user.id })
}
