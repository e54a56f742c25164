import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { FILE_KINDS } from '@/lib/files/domain/kinds'
import { users } from './accounts'
import { disputes } from './booking-parts'
import { bookings } from './bookings'
import { bytea, createdAt, instant } from './columns'
import { providers } from './providers'
import { quoteRequests } from './quotes'

export const fileKind = pgEnum('file_kind', FILE_KINDS)

/**
 * An uploaded file. It belongs to nothing until a command ties it to a booking, a quote request, a dispute or a
 * profile; what stays untied is deleted after a day. Who may read it follows from what it is tied to.
 */
export const files = pgTable(
  'files',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id),
    kind: fileKind('kind').notNull(),
    /** Where the store keeps it; no part of a name that a person chose. */
    storageKey: text('storage_key').notNull().unique(),
    mime: text('mime').notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    width: integer('width'),
    height: integer('height'),
    sha256: bytea('sha256').notNull(),
    bookingId: uuid('booking_id').references(() => bookings.id),
    quoteRequestId: uuid('quote_request_id').references(() => quoteRequests.id),
    disputeId: uuid('dispute_id').references(() => disputes.id),
    providerId: integer('provider_id').references(() => providers.id),
    /** Whose own picture it is. */
    userId: uuid('user_id').references(() => users.id),
    position: smallint('position').notNull().default(0),
    caption: text('caption').notNull().default(''),
    createdAt: createdAt(),
    /** Withdrawn by its owner or by us; the bytes are deleted by a job. */
    deletedAt: instant('deleted_at'),
  },
  table => [
    index('files_owner').on(table.ownerId, table.createdAt),
    index('files_booking').on(table.bookingId).where(sql`${table.bookingId} is not null`),
    index('files_quote_request').on(table.quoteRequestId).where(sql`${table.quoteRequestId} is not null`),
    index('files_dispute').on(table.disputeId).where(sql`${table.disputeId} is not null`),
    index('files_provider').on(table.providerId, table.position).where(sql`${table.providerId} is not null`),
    // One picture of a person at a time.
    uniqueIndex('files_avatar')
      .on(table.userId)
      .where(sql`${table.userId} is not null and ${table.deletedAt} is null`),
    check(
      'files_one_subject',
      sql`num_nonnulls(${table.bookingId}, ${table.quoteRequestId}, ${table.disputeId}, ${table.providerId}, ${table.userId}) <= 1`,
    ),
    check('files_size', sql`${table.size} between 1 and 10485760`),
    check('files_caption', sql`char_length(${table.caption}) <= 120`),
  ],
)
