import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, smallint } from 'drizzle-orm/pg-core'
import { providers } from './providers'

/** Wall time of the provider: weekday 1 is Monday, minutes count from midnight. */
export const weeklyRanges = pgTable(
  'weekly_ranges',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    weekday: smallint('weekday').notNull(),
    startMinute: smallint('start_minute').notNull(),
    endMinute: smallint('end_minute').notNull(),
  },
  table => [
    index('weekly_ranges_provider').on(table.providerId),
    check('weekly_ranges_weekday', sql`${table.weekday} between 1 and 7`),
    check(
      'weekly_ranges_minutes',
      sql`0 <= ${table.startMinute} and ${table.startMinute} < ${table.endMinute} and ${table.endMinute} <= 1440`,
    ),
  ],
)

export const exceptionKind = pgEnum('exception_kind', ['CLOSED', 'OPEN'])

/** A dated change of the plan: closed (whole day without minutes) or opened for a range. */
export const availabilityExceptions = pgTable(
  'availability_exceptions',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    date: date('date', { mode: 'string' }).notNull(),
    kind: exceptionKind('kind').notNull(),
    startMinute: smallint('start_minute'),
    endMinute: smallint('end_minute'),
  },
  table => [
    index('availability_exceptions_provider').on(table.providerId, table.date),
    check(
      'availability_exceptions_minutes',
      sql`(${table.startMinute} is null) = (${table.endMinute} is null)
        and (${table.kind} = 'CLOSED' or ${table.startMinute} is not null)
        and (${table.startMinute} is null or (0 <= ${table.startMinute} and ${table.startMinute} < ${table.endMinute} and ${table.endMinute} <= 1440))`,
    ),
  ],
)
