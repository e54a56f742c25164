import { sql } from 'drizzle-orm'
import { bigint, index, inet, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { AUDIT_SEVERITIES } from '@/lib/audit/domain/catalogue'
import { actorKind } from './bookings'
import { instant } from './columns'

export const auditSeverity = pgEnum('audit_severity', AUDIT_SEVERITIES)

/** Who did what to whom, written in the transaction that did it. The migration makes it append-only. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    at: instant('at').notNull(),
    /** A name of the catalogue: `booking.accept`. */
    action: text('action').notNull(),
    severity: auditSeverity('severity').notNull(),
    actorKind: actorKind('actor_kind'),
    /** No foreign key: the trail outlives the account. */
    actorId: uuid('actor_id'),
    targetType: text('target_type').notNull(),
    targetId: text('target_id').notNull(),
    old: jsonb('old').$type<Record<string, unknown>>(),
    new: jsonb('new').$type<Record<string, unknown>>(),
    ip: inet('ip'),
    userAgent: text('user_agent'),
    requestId: text('request_id'),
  },
  table => [
    index('audit_log_at').on(table.at.desc()),
    // By the id first: what is looked for is often known by nothing else.
    index('audit_log_target').on(table.targetId, table.targetType),
    index('audit_log_request').on(table.requestId).where(sql`${table.requestId} is not null`),
    index('audit_log_actor').on(table.actorId, table.at.desc()),
    index('audit_log_action').on(table.action, table.id.desc()),
    index('audit_log_alarming').on(table.id.desc()).where(sql`${table.severity} in ('HIGH', 'CRITICAL')`),
  ],
)

/** Acts that administrators are told of: written with the HIGH or CRITICAL row, emptied by the job that tells them. */
export const auditAlerts = pgTable(
  'audit_alerts',
  {
    auditId: bigint('audit_id', { mode: 'number' })
      .primaryKey()
      .references(() => auditLog.id),
    at: instant('at').notNull(),
    toldAt: instant('told_at'),
  },
  table => [index('audit_alerts_waiting').on(table.auditId).where(sql`${table.toldAt} is null`)],
)
