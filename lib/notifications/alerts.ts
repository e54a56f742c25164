import 'server-only'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditAlerts, users } from '@/db/schema'
import { ALERT_JOB, MOST_ACTS } from '@/lib/audit/domain/alerts'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { ALERT_MAIL } from './domain/mails'
import { queueEmail } from './outbox'

/**
 * Writes to every active administrator of the acts that nobody has been told of. Told and written are one transaction:
 * a worker that dies in between leaves neither, and of two that run at once one takes the acts.
 */
export async function tellAdministrators(tx: Tx, at: Date): Promise<void> {
  const waiting = await tx
    .select({ id: auditAlerts.auditId })
    .from(auditAlerts)
    .where(isNull(auditAlerts.toldAt))
    .orderBy(asc(auditAlerts.auditId))
    .limit(MOST_ACTS)
    .for('update', { skipLocked: true })
  if (waiting.length === 0) return
  const administrators = await tx
    .select({ id: users.id, email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.role, 'ADMIN'), eq(users.status, 'ACTIVE')))
  // They wait for the first one there is.
  if (administrators.length === 0) return
  const acts = waiting.map(({ id }) => id)
  for (const to of administrators) {
    await queueEmail(tx, {
      dedupe: `admin_alert:${acts[0]}:${to.id}`,
      template: ALERT_MAIL,
      to,
      payload: { acts: acts.join(',') },
    })
  }
  await tx.update(auditAlerts).set({ toldAt: at }).where(inArray(auditAlerts.auditId, acts))
  if (acts.length === MOST_ACTS) await enqueue(tx, ALERT_JOB, {})
}
