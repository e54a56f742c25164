import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { userLocale, users } from './accounts'
import { createdAt, instant } from './columns'

/**
 * One row per e-mail, written in the transaction that causes it. `id` is the vendor's idempotency key,
 * so a worker that dies between sending and marking sends nothing twice.
 */
export const emails = pgTable(
  'emails',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** What happened, to whom: `booking:{id}:v2:client`. The same event never makes two e-mails. */
    dedupe: text('dedupe').notNull().unique(),
    template: text('template').notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    recipient: text('recipient').notNull(),
    locale: userLocale('locale').notNull(),
    /** What the template needs; read again from the database where it may have changed. */
    payload: jsonb('payload').$type<Record<string, string>>().notNull(),
    vendorId: text('vendor_id'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: createdAt(),
    sentAt: instant('sent_at'),
  },
  table => [index('emails_user').on(table.userId)],
)

/** The same for short messages: one row per SMS, written in the transaction that causes it. */
export const smsMessages = pgTable(
  'sms_messages',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    dedupe: text('dedupe').notNull().unique(),
    template: text('template').notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** E.164. */
    recipient: text('recipient').notNull(),
    locale: userLocale('locale').notNull(),
    payload: jsonb('payload').$type<Record<string, string>>().notNull(),
    vendorId: text('vendor_id'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    createdAt: createdAt(),
    sentAt: instant('sent_at'),
  },
  table => [index('sms_messages_user').on(table.userId)],
)
