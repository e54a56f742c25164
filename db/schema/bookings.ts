import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  doublePrecision,
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
import {
  ACTOR_KINDS,
  BOOKING_STATUSES,
  PAYMENT_METHODS,
  PAYMENT_STATUSES,
} from '@/lib/bookings/domain/status'
import { users } from './accounts'
import { priceUnit } from './catalogue'
import { createdAt, instant, tstzrange, updatedAt } from './columns'
import { cities, districts } from './places'
import { offers, providers } from './providers'
import { quotes } from './quotes'
import { bookingSeries } from './series'

export const bookingStatus = pgEnum('booking_status', BOOKING_STATUSES)
export const paymentMethod = pgEnum('payment_method', PAYMENT_METHODS)
export const paymentStatus = pgEnum('payment_status', PAYMENT_STATUSES)
export const actorKind = pgEnum('actor_kind', ACTOR_KINDS)

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
    /** A hold has neither title nor address yet. */
    title: text('title').notNull().default(''),
    description: text('description').notNull().default(''),
    address: text('address').notNull().default(''),
    landmark: text('landmark').notNull().default(''),
    /** The pin of the exact place, shown like the address: only once the appointment is firm. */
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    cityId: smallint('city_id')
      .notNull()
      .references(() => cities.id),
    districtId: integer('district_id').references(() => districts.id),
    unit: priceUnit('unit').notNull(),
    priceLines: jsonb('price_lines').$type<PriceLine[]>().notNull(),
    /** Agreed when it was asked for, centimes; null when on quote. */
    total: integer('total'),
    /** What the client owes as things stand, signed extras included, centimes; null when on quote. */
    payable: integer('payable'),
    /** The most that `payable` may become without the client's new code, centimes. */
    agreedCap: integer('agreed_cap'),
    /** Really paid so far, centimes. */
    amountPaid: integer('amount_paid').notNull().default(0),
    /** Owed for a late cancellation, centimes. */
    fee: integer('fee').notNull().default(0),
    /** Four digits that only the client sees; drawn anew each time they were used. */
    checkCode: text('check_code'),
    paymentMethod: paymentMethod('payment_method').notNull().default('CASH'),
    paymentStatus: paymentStatus('payment_status').notNull().default('DUE'),
    /** Why it ended: a code (EXPIRED) or the words a person typed. */
    reasonCode: text('reason_code'),
    reason: text('reason'),
    cancelledBy: actorKind('cancelled_by'),
    expiresAt: instant('expires_at'),
    requestedAt: instant('requested_at'),
    confirmedAt: instant('confirmed_at'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** The weekly or fortnightly series this is one occurrence of. */
    seriesId: uuid('series_id').references(() => bookingSeries.id),
    /** The accepted quote this came from. */
    quoteId: uuid('quote_id').references((): AnyPgColumn => quotes.id),
    /** The form's own key: the same form sent twice makes one booking. */
    idempotencyKey: uuid('idempotency_key').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('bookings_idempotency').on(table.clientId, table.idempotencyKey),
    index('bookings_client').on(table.clientId, table.startsAt.desc().nullsFirst()),
    index('bookings_provider').on(table.providerId, table.startsAt.desc().nullsFirst()),
    // How many of a district a provider has worked for (L10), answered from the index alone.
    index('bookings_neighbours')
      .on(table.providerId, table.districtId, table.clientId)
      .where(sql`${table.status} = 'COMPLETED'`),
    index('bookings_series').on(table.seriesId).where(sql`${table.seriesId} is not null`),
    // What the sweep looks for: time that has run out without its timer.
    index('bookings_lapsing').on(table.expiresAt).where(sql`${table.expiresAt} is not null`),
    index('bookings_running').on(table.endsAt).where(sql`${table.status} in ('CONFIRMED', 'IN_PROGRESS')`),
    check(
      'bookings_period',
      sql`${table.startsAt} < ${table.endsAt} and ${table.blockedPeriod} @> tstzrange(${table.startsAt}, ${table.endsAt})`,
    ),
    check('bookings_wall', sql`${table.wallMinutes} between 0 and 1439`),
    check('bookings_total', sql`${table.total} is null or ${table.total} > 0`),
    check(
      'bookings_texts',
      sql`char_length(${table.title}) <= 120 and char_length(${table.description}) <= 2000 and char_length(${table.address}) <= 300 and char_length(${table.landmark}) <= 200
        and (${table.requestedAt} is null or (${table.title} <> '' and ${table.address} <> ''))`,
    ),
    check(
      'bookings_asked',
      sql`${table.status} = 'HOLD' or ${table.requestedAt} is not null or ${table.reasonCode} = 'RELEASED'`,
    ),
    // The promise of the cap (L8), kept by the database below every path.
    check(
      'bookings_cap',
      sql`${table.payable} is null or (${table.agreedCap} is not null and ${table.payable} <= ${table.agreedCap})`,
    ),
    check('bookings_amounts', sql`${table.payable} >= 0 and ${table.amountPaid} >= 0 and ${table.fee} >= 0`),
    check('bookings_check_code', sql`${table.checkCode} ~ '^[0-9]{4}$'`),
    check('bookings_pin', sql`(${table.latitude} is null) = (${table.longitude} is null)`),
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
