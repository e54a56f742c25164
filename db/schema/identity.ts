import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { bytea, createdAt, instant } from './columns'
import { providers } from './providers'

export const identityDocumentKind = pgEnum('identity_document_kind', [
  'CIN_FRONT',
  'CIN_BACK',
  'PASSPORT',
  'RESIDENCE',
  'TRADE_CARD',
])
export const scanStatus = pgEnum('scan_status', ['WAITING', 'CLEAN', 'INFECTED'])

/**
 * A document that shows who a provider is. Its bytes are sealed by the key ring before they are stored, and erased 90
 * days after the decision (law 09-08).
 */
export const identityDocuments = pgTable(
  'identity_documents',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id),
    kind: identityDocumentKind('kind').notNull(),
    storageKey: text('storage_key').unique(),
    mime: text('mime').notNull(),
    /** Bytes, before sealing. */
    size: integer('size').notNull(),
    sha256: bytea('sha256').notNull(),
    scan: scanStatus('scan').notNull().default('WAITING'),
    createdAt: createdAt(),
    /** The administrator's word on it. */
    decidedAt: instant('decided_at'),
    erasedAt: instant('erased_at'),
  },
  table => [
    index('identity_documents_provider').on(table.providerId, table.createdAt),
    check('identity_documents_size', sql`${table.size} between 1 and 10485760`),
    check('identity_documents_erased', sql`(${table.erasedAt} is null) = (${table.storageKey} is not null)`),
  ],
)
