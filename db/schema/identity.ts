import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { IDENTITY_DOCUMENT_KINDS } from '@/lib/identity/domain/kinds'
import { createdAt, instant } from './columns'
import { providers } from './providers'

export const identityDocumentKind = pgEnum('identity_document_kind', IDENTITY_DOCUMENT_KINDS)

/**
 * Papers that show who a provider is. The store holds their bytes sealed by the key ring; they are erased 90 days
 * after the decision, the row with them.
 */
export const identityDocuments = pgTable(
  'identity_documents',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    kind: identityDocumentKind('kind').notNull(),
    storageKey: text('storage_key').notNull().unique(),
    mime: text('mime').notNull(),
    /** Bytes before they were sealed. */
    size: integer('size').notNull(),
    createdAt: createdAt(),
    /** Set by the decision that it served. */
    eraseAfter: instant('erase_after'),
    /** Replaced, taken back or out of time; the bytes are deleted by a job, then the row. */
    withdrawnAt: instant('withdrawn_at'),
  },
  table => [
    uniqueIndex('identity_documents_one')
      .on(table.providerId, table.kind)
      .where(sql`${table.withdrawnAt} is null`),
    index('identity_documents_erase').on(table.eraseAfter).where(sql`${table.eraseAfter} is not null`),
    check('identity_documents_size', sql`${table.size} between 1 and 10485760`),
  ],
)
