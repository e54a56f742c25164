import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  inet,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { CONSENT_KINDS, EXPORT_STATUSES } from '@/lib/privacy/domain/names'
import { users } from './accounts'
import { createdAt, instant } from './columns'

export const consentKind = pgEnum('consent_kind', CONSENT_KINDS)

/** Who agreed to what, and when: only ever added to, the last row of a kind counts. */
export const consents = pgTable(
  'consents',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: consentKind('kind').notNull(),
    /** The edition of the text that was shown: `2026-11`. */
    edition: text('edition').notNull(),
    given: boolean('given').notNull(),
    ip: inet('ip'),
    createdAt: createdAt(),
  },
  table => [index('consents_user').on(table.userId, table.kind, table.createdAt.desc())],
)

export const exportStatus = pgEnum('export_status', EXPORT_STATUSES)

/** A copy of everything about one person, made by a job and kept for seven days (H1). */
export const dataExports = pgTable(
  'data_exports',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: exportStatus('status').notNull().default('WAITING'),
    storageKey: text('storage_key'),
    /** Bytes. */
    size: integer('size'),
    createdAt: createdAt(),
    readyAt: instant('ready_at'),
    expiresAt: instant('expires_at'),
  },
  table => [
    index('data_exports_user').on(table.userId, table.createdAt.desc()),
    // The same form sent twice makes one copy.
    uniqueIndex('data_exports_waiting').on(table.userId).where(sql`${table.status} = 'WAITING'`),
    check(
      'data_exports_ready',
      sql`${table.status} <> 'READY' or (${table.storageKey} is not null and ${table.expiresAt} is not null)`,
    ),
  ],
)
