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
import { createdAt, updatedAt } from './columns'
import { cities, districts } from './places'

/** What may be switched off. Bookings, security and the law are not in the list: they always arrive (E9). */
export const notificationKind = pgEnum('notification_kind', ['REMINDER', 'REVIEW', 'QUOTE'])
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
