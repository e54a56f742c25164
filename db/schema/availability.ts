import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgEnum, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { createdAt, updatedAt } from './columns'
import { providers } from './providers'

export const planLayer = pgEnum('plan_layer', ['USUAL', 'RAMADAN'])

/** Wall time of the provider: weekday 1 is Monday, minutes count from midnight. */
export const weeklyRanges = pgTable(
  'weekly_ranges',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    /** Ranges of the Ramadan layer, where a provider has any, stand in place of the usual ones all that month. */
    layer: planLayer('layer').notNull().default('USUAL'),
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

/** Days away, first and last included: closed whatever the plan says. */
export const timeOff = pgTable(
  'time_off',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    /** For the provider's own eyes. */
    note: text('note').notNull().default(''),
    createdAt: createdAt(),
  },
  table => [
    index('time_off_provider').on(table.providerId, table.endsOn),
    check('time_off_order', sql`${table.startsOn} <= ${table.endsOn}`),
    check('time_off_note', sql`char_length(${table.note}) <= 120`),
  ],
)

export const periodKind = pgEnum('calendar_period_kind', ['HOLIDAY', 'EID', 'RAMADAN'])

/**
 * Days of the whole country, first and last included. Lunar dates are announced the evening before, so an
 * administrator may move every one of them.
 */
export const calendarPeriods = pgTable(
  'calendar_periods',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    /** `ramadan-2027`, `fete-du-trone-2027`. */
    slug: text('slug').notNull().unique(),
    kind: periodKind('kind').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    nameFr: text('name_fr').notNull(),
    nameAr: text('name_ar').notNull(),
    /** False while the date is only calculated. */
    confirmed: boolean('confirmed').notNull().default(false),
    updatedAt: updatedAt(),
  },
  table => [
    index('calendar_periods_dates').on(table.startsOn, table.endsOn),
    check('calendar_periods_order', sql`${table.startsOn} <= ${table.endsOn}`),
  ],
)
