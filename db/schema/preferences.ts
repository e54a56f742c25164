import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { citext, createdAt, instant, updatedAt } from './columns'
import { cities, districts } from './places'

/** What may be switched off. Bookings, security and the law are not in the list: they always arrive (E9). */
export const notificationKind = pgEnum('notification_kind', ['REMINDER', 'REVIEW', 'QUOTE', 'ADVICE', 'NEWS'])
export const notificationChannel = pgEnum('notification_channel', ['EMAIL', 'SMS'])

/** Only what differs from our defaults has a row. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: notificationKind('kind').notNull(),
    channel: notificationChannel('channel').notNull(),
    enabled: boolean('enabled').notNull(),
    updatedAt: updatedAt(),
  },
  table => [primaryKey({ columns: [table.userId, table.kind, table.channel] })],
)

export const suppressionReason = pgEnum('suppression_reason', ['BOUNCE', 'COMPLAINT', 'MANUAL'])

/** Addresses that nothing is sent to any more: they bounced, or their owner complained. */
export const emailSuppressions = pgTable('email_suppressions', {
  email: citext('email').primaryKey(),
  reason: suppressionReason('reason').notNull(),
  createdAt: createdAt(),
})

/** Events of vendors, each once by its own id. */
export const webhookEvents = pgTable('webhook_events', {
  /** `resend:` and the vendor's id. */
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  createdAt: createdAt(),
})

/** Places that a client books for, so that nothing is typed twice. */
export const userAddresses = pgTable(
  'user_addresses',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    label: text('label').notNull(),
    cityId: smallint('city_id')
      .notNull()
      .references(() => cities.id),
    districtId: integer('district_id').references(() => districts.id),
    address: text('address').notNull(),
    landmark: text('landmark').notNull().default(''),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    index('user_addresses_user').on(table.userId),
    uniqueIndex('user_addresses_default').on(table.userId).where(sql`${table.isDefault}`),
    check(
      'user_addresses_texts',
      sql`char_length(${table.label}) between 1 and 40 and char_length(${table.address}) between 1 and 300 and char_length(${table.landmark}) <= 200`,
    ),
    check('user_addresses_pin', sql`(${table.latitude} is null) = (${table.longitude} is null)`),
  ],
)

export const exportStatus = pgEnum('data_export_status', ['WAITING', 'READY', 'EXPIRED'])

/** Everything about one person, packed by a job, for that person alone and for seven days. */
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
    uniqueIndex('data_exports_waiting').on(table.userId).where(sql`${table.status} = 'WAITING'`),
  ],
)
