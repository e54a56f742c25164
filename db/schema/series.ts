import { sql } from 'drizzle-orm'
import { check, date, integer, pgEnum, pgTable, smallint, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { createdAt, instant } from './columns'
import { offers, providers } from './providers'

export const seriesRhythm = pgEnum('series_rhythm', ['WEEKLY', 'FORTNIGHTLY'])

/** The same appointment every week or every second one. Each occurrence is a booking of its own. */
export const bookingSeries = pgTable(
  'booking_series',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    clientId: uuid('client_id')
      .notNull()
      .references(() => users.id),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    offerId: integer('offer_id')
      .notNull()
      .references(() => offers.id),
    rhythm: seriesRhythm('rhythm').notNull(),
    firstDate: date('first_date', { mode: 'string' }).notNull(),
    wallMinutes: smallint('wall_minutes').notNull(),
    occurrences: smallint('occurrences').notNull(),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  table => [
    check('booking_series_occurrences', sql`${table.occurrences} between 2 and 12`),
    check('booking_series_wall', sql`${table.wallMinutes} between 0 and 1439`),
  ],
)
