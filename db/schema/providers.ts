import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { PROVIDER_STATUSES } from '@/lib/providers/domain/standing'
import { users } from './accounts'
import { categories, priceUnit, services } from './catalogue'
import { createdAt, instant, mapPoint, tsvector, updatedAt } from './columns'
import { cities, districts } from './places'

export const providerStatus = pgEnum('provider_status', PROVIDER_STATUSES)
export const clubPlan = pgEnum('club_plan', ['CLUB_PRO', 'PREMIUM', 'ENTERPRISE'])

export const providers = pgTable(
  'providers',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    userId: uuid('user_id')
      .notNull()
      .unique()
      .references(() => users.id),
    slug: text('slug').notNull().unique(),
    status: providerStatus('status').notNull().default('DRAFT'),
    nameFr: text('name_fr').notNull(),
    nameAr: text('name_ar').notNull(),
    /** The trade shown under the name. */
    categoryId: smallint('category_id')
      .notNull()
      .references(() => categories.id),
    bioFr: text('bio_fr').notNull().default(''),
    bioAr: text('bio_ar').notNull().default(''),
    cityId: smallint('city_id')
      .notNull()
      .references(() => cities.id),
    districtId: integer('district_id').references(() => districts.id),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    radiusKm: smallint('radius_km').notNull().default(15),
    /** Year the person began to work in the trade. */
    experienceSince: smallint('experience_since').notNull(),
    languages: text('languages').array().notNull().default([]),
    /** Picks the drawing of the generated avatar. */
    avatarSeed: integer('avatar_seed').notNull().default(0),
    /** Identity checked by us. */
    verifiedAt: instant('verified_at'),
    clubPlan: clubPlan('club_plan'),
    instantBooking: boolean('instant_booking').notNull().default(false),
    minNoticeMinutes: integer('min_notice_minutes').notNull().default(120),
    horizonDays: smallint('horizon_days').notNull().default(30),
    slotStepMinutes: smallint('slot_step_minutes').notNull().default(30),
    dailyCap: smallint('daily_cap'),
    bufferBeforeMinutes: smallint('buffer_before_minutes').notNull().default(0),
    bufferAfterMinutes: smallint('buffer_after_minutes').notNull().default(30),
    /** More time between two jobs of different districts. */
    travelMinutes: smallint('travel_minutes').notNull().default(0),
    /** The long Friday prayer break in wall minutes; both null for none. */
    fridayBreakStart: smallint('friday_break_start'),
    fridayBreakEnd: smallint('friday_break_end'),
    /** Closed on public holidays and on the days of Eid. */
    closedOnHolidays: boolean('closed_on_holidays').notNull().default(true),
    closedOnEid: boolean('closed_on_eid').notNull().default(true),
    /** Kept exact by the trigger on `reviews`. */
    ratingSum: integer('rating_sum').notNull().default(0),
    ratingCount: integer('rating_count').notNull().default(0),
    /** Completed bookings; kept exact by the trigger on `bookings`. */
    jobsCount: integer('jobs_count').notNull().default(0),
    /** 0 to 100: falls with every confirmed appointment the provider calls off or misses. */
    reliability: smallint('reliability').notNull().default(100),
    responseMinutes: integer('response_minutes').notNull().default(60),
    /** Names in both scripts as `normaliseText` writes them, for the search. */
    nameText: text('name_text').notNull().default(''),
    /** Bio in both languages, normalised likewise. */
    wordsText: text('words_text').notNull().default(''),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    /** Why an administrator refused the application, or suspended the provider. */
    refusal: text('refusal'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    index('providers_city').on(table.cityId),
    index('providers_submitted').on(table.submittedAt).where(sql`${table.status} = 'SUBMITTED'`),
    check('providers_reliability', sql`${table.reliability} between 0 and 100`),
    check('providers_travel', sql`${table.travelMinutes} between 0 and 180`),
    check(
      'providers_friday_break',
      sql`(${table.fridayBreakStart} is null) = (${table.fridayBreakEnd} is null)
        and (${table.fridayBreakStart} is null or (0 <= ${table.fridayBreakStart} and ${table.fridayBreakStart} < ${table.fridayBreakEnd} and ${table.fridayBreakEnd} <= 1440))`,
    ),
    check(
      'providers_rating',
      sql`${table.ratingCount} >= 0 and ${table.ratingSum} between ${table.ratingCount} and ${table.ratingCount} * 5`,
    ),
    check('providers_step', sql`${table.slotStepMinutes} in (15, 30, 60)`),
    check(
      'providers_buffers',
      sql`${table.bufferBeforeMinutes} between 0 and 240 and ${table.bufferAfterMinutes} between 0 and 240`,
    ),
  ],
)

/**
 * A district that a provider serves. A provider without any serves what lies within `radiusKm`; with some, these
 * and nothing else.
 */
export const providerZones = pgTable(
  'provider_zones',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    districtId: integer('district_id')
      .notNull()
      .references(() => districts.id),
  },
  table => [primaryKey({ columns: [table.providerId, table.districtId] })],
)

/** How often a profile was opened, by Moroccan day. */
export const providerViews = pgTable(
  'provider_views',
  {
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    views: integer('views').notNull(),
  },
  table => [primaryKey({ columns: [table.providerId, table.day] })],
)

/** A service that a provider sells, at a price. */
export const offers = pgTable(
  'offers',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    serviceId: smallint('service_id')
      .notNull()
      .references(() => services.id),
    position: smallint('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    unit: priceUnit('unit').notNull(),
    /** Centimes per unit; null exactly when on quote. */
    price: integer('price'),
    durationMinutes: smallint('duration_minutes').notNull(),
    descriptionFr: text('description_fr').notNull().default(''),
    descriptionAr: text('description_ar').notNull().default(''),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    index('offers_provider').on(table.providerId, table.position),
    check(
      'offers_price',
      sql`(${table.unit} = 'quote') = (${table.price} is null) and (${table.price} is null or ${table.price} > 0)`,
    ),
    check('offers_duration', sql`${table.durationMinutes} between 15 and 720`),
  ],
)

/**
 * The search's own table: what one result needs to be found, filtered and sorted, one row per provider
 * and category, and one with category 0 for a search without a trade. Written only by the database's
 * `refresh_listings` function, called by triggers on providers and offers.
 */
export const listings = pgTable(
  'listings',
  {
    providerId: integer('provider_id').notNull(),
    categoryId: smallint('category_id').notNull(),
    cityId: smallint('city_id').notNull(),
    districtId: integer('district_id'),
    categoryIds: smallint('category_ids').array().notNull(),
    serviceIds: smallint('service_ids').array().notNull(),
    /** Stored relevance: rating with few reviews pulled to the mean, jobs done, club, identity. */
    rank: real('rank').notNull(),
    rating: real('rating').notNull(),
    ratingCount: integer('rating_count').notNull(),
    /** Cheapest priced offer in the category, centimes; null when all are on quote. */
    minPrice: integer('min_price'),
    verified: boolean('verified').notNull(),
    club: boolean('club').notNull(),
    languages: text('languages').array().notNull(),
    place: mapPoint('place').notNull(),
    /** Normalised names and bio, only in rows of category 0. */
    nameText: text('name_text'),
    words: tsvector('words'),
  },
  table => [
    primaryKey({ columns: [table.providerId, table.categoryId] }),
    index('listings_category_city_rank').on(
      table.categoryId,
      table.cityId,
      table.rank.desc().nullsFirst(),
      table.providerId,
    ),
    index('listings_category_rank').on(table.categoryId, table.rank.desc().nullsFirst(), table.providerId),
  ],
)

/** Every word that stands in a provider's name: a misspelt one is looked up here, not in all the names. */
export const nameWords = pgTable('name_words', { word: text('word').primaryKey() })
