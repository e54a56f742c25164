import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { userLocale, users } from './accounts'
import { bytea, createdAt, instant } from './columns'

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
    /** When the last try was used up: a dead letter, until an administrator sends it again. */
    failedAt: instant('failed_at'),
    /** What the vendor heard after it was sent. */
    bouncedAt: instant('bounced_at'),
    complainedAt: instant('complained_at'),
  },
  table => [
    index('emails_user').on(table.userId),
    index('emails_vendor').on(table.vendorId).where(sql`${table.vendorId} is not null`),
    index('emails_dead').on(table.failedAt.desc()).where(sql`${table.failedAt} is not null`),
  ],
)

export const suppressionReason = pgEnum('suppression_reason', ['BOUNCE', 'COMPLAINT'])

/** Addresses that get no more mail. Only an HMAC of the address is kept, so the list outlives an erased account. */
export const emailSuppressions = pgTable('email_suppressions', {
  addressHash: bytea('address_hash').primaryKey(),
  reason: suppressionReason('reason').notNull(),
  createdAt: createdAt(),
})

export const webhookVendor = pgEnum('webhook_vendor', ['resend', 'stripe'])

/** What vendors tell us, stored once by their own id and worked through by a job. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    vendor: webhookVendor('vendor').notNull(),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    /** Only what the job needs: no address, no name. */
    payload: jsonb('payload').$type<Record<string, string>>().notNull(),
    receivedAt: instant('received_at').notNull(),
    processedAt: instant('processed_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  table => [
    unique('webhook_events_once').on(table.vendor, table.eventId),
    index('webhook_events_received').on(table.receivedAt.desc()),
  ],
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
