import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { PriceLine } from '@/lib/bookings/domain/price'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import { users } from './accounts'
import { priceUnit } from './catalogue'
import { createdAt, instant, tstzrange, updatedAt } from './columns'
import { cities, districts } from './places'
import { offers, providers } from './providers'

export const bookingStatus = pgEnum('booking_status', BOOKING_STATUSES)
export const paymentMethod = pgEnum('payment_method', ['CASH'])
export const paymentStatus = pgEnum('payment_status', ['DUE', 'PAID'])
export const actorKind = pgEnum('actor_kind', ['client', 'provider', 'admin', 'system'])

/**
 * A booking, or a hold on a slot. The migration adds what makes double booking impossible:
 * EXCLUDE USING gist (provider_id WITH =, blocked_period WITH &&) over the blocking states.
 */
export const bookings = pgTable(
  'bookings',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    reference: text('reference').notNull().unique(),
    clientId: uuid('client_id')
      .notNull()
      .references(() => users.id),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    offerId: integer('offer_id')
      .notNull()
      .references(() => offers.id),
    status: bookingStatus('status').notNull(),
    version: integer('version').notNull().default(1),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** What both sides agreed on, kept beside the instant: the law may move the zone, not the appointment. */
    wallDate: date('wall_date', { mode: 'string' }).notNull(),
    wallMinutes: smallint('wall_minutes').notNull(),
    zone: text('zone').notNull(),
    /** Work and buffers. */
    blockedPeriod: tstzrange('blocked_period').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    address: text('address').notNull(),
    landmark: text('landmark').notNull().default(''),
    cityId: smallint('city_id')
      .notNull()
      .references(() => cities.id),
    districtId: integer('district_id').references(() => districts.id),
    unit: priceUnit('unit').notNull(),
    priceLines: jsonb('price_lines').$type<PriceLine[]>().notNull(),
    /** Centimes; null when on quote. */
    total: integer('total'),
    paymentMethod: paymentMethod('payment_method').notNull().default('CASH'),
    paymentStatus: paymentStatus('payment_status').notNull().default('DUE'),
    /** Why it ended: a code (EXPIRED) or the words a person typed. */
    reasonCode: text('reason_code'),
    reason: text('reason'),
    cancelledBy: actorKind('cancelled_by'),
    expiresAt: instant('expires_at'),
    /** The form's own key: the same form sent twice makes one booking. */
    idempotencyKey: uuid('idempotency_key').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('bookings_idempotency').on(table.clientId, table.idempotencyKey),
    index('bookings_client').on(table.clientId, table.startsAt.desc().nullsFirst()),
    index('bookings_provider').on(table.providerId, table.startsAt.desc().nullsFirst()),
    check(
      'bookings_period',
      sql`${table.startsAt} < ${table.endsAt} and ${table.blockedPeriod} @> tstzrange(${table.startsAt}, ${table.endsAt})`,
    ),
    check('bookings_wall', sql`${table.wallMinutes} between 0 and 1439`),
    check('bookings_total', sql`${table.total} is null or ${table.total} > 0`),
    check(
      'bookings_texts',
      sql`char_length(${table.title}) between 1 and 120 and char_length(${table.description}) <= 2000 and char_length(${table.address}) between 1 and 300 and char_length(${table.landmark}) <= 200`,
    ),
    check(
      'bookings_expiry',
      sql`${table.status} not in ('HOLD', 'PENDING') or ${table.expiresAt} is not null`,
    ),
  ],
)

/** The history: one row per transition, written by the function that makes it. */
export const bookingEvents = pgTable(
  'booking_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    /** The booking's version after this step. */
    version: integer('version').notNull(),
    transition: text('transition').notNull(),
    fromStatus: bookingStatus('from_status'),
    toStatus: bookingStatus('to_status').notNull(),
    actorKind: actorKind('actor_kind').notNull(),
    actorId: uuid('actor_id').references(() => users.id),
    reason: text('reason'),
    at: instant('at').notNull(),
  },
  table => [unique('booking_events_version').on(table.bookingId, table.version)],
)

/** What a visitor typed before signing in, waiting to be sent. The cookie names it. */
export const bookingDrafts = pgTable(
  'booking_drafts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    values: jsonb('values').$type<Record<string, string>>().notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  table => [index('booking_drafts_expiry').on(table.expiresAt)],
)
