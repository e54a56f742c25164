import 'server-only'
import { and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { auditLog, users } from '@/db/schema'
import { addDays, fromWall } from '@/lib/time/zone'
import type { AuditFilter } from '../schemas'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NOBODY = sql`false`

/** Who is meant: an account's id as it is, an e-mail by the account that has it now. */
async function byWhom(tx: Tx, who: string): Promise<SQL | undefined> {
  if (who === '') return undefined
  if (UUID.test(who)) return eq(auditLog.actorId, who)
  const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, who))
  return user ? eq(auditLog.actorId, user.id) : NOBODY
}

function named(id: string): SQL | undefined {
  if (id === '') return undefined
  const ids = [eq(auditLog.targetId, id), eq(auditLog.requestId, id)]
  return or(...ids, UUID.test(id) ? eq(auditLog.actorId, id) : undefined)
}

function ofSeverity(severity: AuditFilter['severity']): SQL | undefined {
  if (severity === null) return undefined
  return severity === 'alarming'
    ? inArray(auditLog.severity, ['HIGH', 'CRITICAL'])
    : eq(auditLog.severity, severity)
}

/** The rows that a filter means. Days are those of Morocco. */
export async function matching(tx: Tx, filter: AuditFilter): Promise<SQL | undefined> {
  const { action, severity, target, who, id, from, to } = filter
  return and(
    action ? eq(auditLog.action, action) : undefined,
    ofSeverity(severity),
    target ? eq(auditLog.targetType, target) : undefined,
    await byWhom(tx, who),
    named(id),
    from ? gte(auditLog.at, fromWall(from, 0)) : undefined,
    to ? lt(auditLog.at, fromWall(addDays(to, 1), 0)) : undefined,
  )
}
