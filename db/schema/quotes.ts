import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { QuoteLine } from '@/lib/quotes/domain/lines'
import { QUOTE_STATUSES, REQUEST_STATUSES } from '@/lib/quotes/domain/status'
import { users } from './accounts'
import { services } from './catalogue'
import { createdAt, instant, updatedAt } from './columns'
import { cities, districts } from './places'
import { offers, providers } from './providers'

export const quoteRequestStatus = pgEnum('quote_request_status', REQUEST_STATUSES)
export const quoteStatus = pgEnum('quote_status', QUOTE_STATUSES)
export const quoteSide = pgEnum('quote_side', ['client', 'provider'])

/** A job that a client describes; up to five providers answer with a price. */
export const quoteRequests = pgTable(
  'quote_requests',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    reference: text('reference').notNull().unique(),
    clientId: uuid('client_id')
      .notNull()
      .references(() => users.id),
    serviceId: smallint('service_id')
      .notNull()
      .references(() => services.id),
    cityId: smallint('city_id')
      .notNull()
      .references(() => cities.id),
    districtId: integer('district_id').references(() => districts.id),
    title: text('title').notNull(),
    description: text('description').notNull(),
    address: text('address').notNull(),
    landmark: text('landmark').notNull().default(''),
    /** The day the client would like; null for any. */
    wishedOn: date('wished_on', { mode: 'string' }),
    status: quoteRequestStatus('status').notNull().default('OPEN'),
    version: integer('version').notNull().default(1),
    expiresAt: instant('expires_at').notNull(),
    idempotencyKey: uuid('idempotency_key').notNull(),
    createdAt: createdAt(),
    closedAt: instant('closed_at'),
  },
  table => [
    unique('quote_requests_idempotency').on(table.clientId, table.idempotencyKey),
    index('quote_requests_client').on(table.clientId, table.createdAt.desc()),
    index('quote_requests_lapsing').on(table.expiresAt).where(sql`${table.status} = 'OPEN'`),
    check(
      'quote_requests_texts',
      sql`char_length(${table.title}) between 1 and 120 and char_length(${table.description}) between 1 and 2000 and char_length(${table.address}) between 1 and 300 and char_length(${table.landmark}) <= 200`,
    ),
  ],
)

/** A provider who was told of the request, and only those may see it. */
export const quoteInvitations = pgTable(
  'quote_invitations',
  {
    requestId: uuid('request_id')
      .notNull()
      .references(() => quoteRequests.id, { onDelete: 'cascade' }),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    createdAt: createdAt(),
    seenAt: instant('seen_at'),
    declinedAt: instant('declined_at'),
  },
  table => [
    primaryKey({ columns: [table.requestId, table.providerId] }),
    index('quote_invitations_provider').on(table.providerId, table.createdAt.desc()),
  ],
)

/** One provider's price for one request. `position` holds the promise of at most five. */
export const quotes = pgTable(
  'quotes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => quoteRequests.id),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    /** The offer the booking will be made of. */
    offerId: integer('offer_id')
      .notNull()
      .references(() => offers.id),
    position: smallint('position').notNull(),
    status: quoteStatus('status').notNull().default('SENT'),
    version: integer('version').notNull().default(1),
    lines: jsonb('lines').$type<QuoteLine[]>().notNull(),
    /** Centimes. */
    total: integer('total').notNull(),
    durationMinutes: smallint('duration_minutes').notNull(),
    message: text('message').notNull().default(''),
    /** What the client would pay instead, centimes. */
    counterTotal: integer('counter_total'),
    counterNote: text('counter_note'),
    validUntil: instant('valid_until').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('quotes_one_each').on(table.requestId, table.providerId),
    unique('quotes_five').on(table.requestId, table.position),
    index('quotes_provider').on(table.providerId, table.createdAt.desc()),
    check('quotes_position', sql`${table.position} between 1 and 5`),
    check(
      'quotes_total',
      sql`${table.total} > 0 and (${table.counterTotal} is null or ${table.counterTotal} > 0)`,
    ),
    check('quotes_duration', sql`${table.durationMinutes} between 15 and 720`),
    check(
      'quotes_texts',
      sql`char_length(${table.message}) <= 2000 and char_length(${table.counterNote}) <= 500`,
    ),
  ],
)

/** Questions and answers before the price is agreed. */
export const quoteMessages = pgTable(
  'quote_messages',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => quoteRequests.id),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    side: quoteSide('side').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    body: text('body').notNull(),
    createdAt: createdAt(),
  },
  table => [
    index('quote_messages_thread').on(table.requestId, table.providerId, table.createdAt),
    check('quote_messages_body', sql`char_length(${table.body}) between 1 and 1000`),
  ],
)
