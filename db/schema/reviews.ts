import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { userLocale, users } from './accounts'
import { bookings } from './bookings'
import { createdAt, instant } from './columns'
import { providers } from './providers'

/** Who wrote it: the client about the provider, or the provider about the client. */
export const reviewSide = pgEnum('review_side', ['client', 'provider'])

/**
 * What one side of a completed booking says of the other. Nobody reads it before both have written or 14 days have
 * passed (`published_at`). Triggers keep the ratings of providers and clients exact.
 */
export const reviews = pgTable(
  'reviews',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    side: reviewSide('side').notNull().default('client'),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    clientId: uuid('client_id')
      .notNull()
      .references(() => users.id),
    rating: smallint('rating').notNull(),
    /** Each 1 to 5, or null when not given. A client judges all four, a provider the first two. */
    punctuality: smallint('punctuality'),
    communication: smallint('communication'),
    quality: smallint('quality'),
    value: smallint('value'),
    body: text('body').notNull().default(''),
    locale: userLocale('locale').notNull(),
    createdAt: createdAt(),
    editedAt: instant('edited_at'),
    publishedAt: instant('published_at'),
    /** Taken away by a moderator: neither shown nor counted. */
    hiddenAt: instant('hidden_at'),
    /** What the one who was judged says to it, once. */
    answer: text('answer'),
    answeredAt: instant('answered_at'),
  },
  table => [
    unique('reviews_booking_side').on(table.bookingId, table.side),
    index('reviews_provider').on(table.providerId, table.publishedAt.desc().nullsFirst()),
    index('reviews_client').on(table.clientId, table.publishedAt.desc().nullsFirst()),
    index('reviews_waiting').on(table.createdAt).where(sql`${table.publishedAt} is null`),
    check('reviews_rating', sql`${table.rating} between 1 and 5`),
    check(
      'reviews_criteria',
      sql`${table.punctuality} between 1 and 5 and ${table.communication} between 1 and 5 and ${table.quality} between 1 and 5 and ${table.value} between 1 and 5`,
    ),
    check(
      'reviews_texts',
      sql`char_length(${table.body}) <= 2000 and char_length(${table.answer}) between 1 and 1000`,
    ),
    check('reviews_answer', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
  ],
)

export const reviewReportReason = pgEnum('review_report_reason', [
  'INSULT',
  'FALSE',
  'PRIVATE',
  'ADVERTISING',
  'OTHER',
])

/** Somebody finds that a review breaks the rules; an administrator decides. */
export const reviewReports = pgTable(
  'review_reports',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    reviewId: uuid('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    reporterId: uuid('reporter_id')
      .notNull()
      .references(() => users.id),
    reason: reviewReportReason('reason').notNull(),
    body: text('body').notNull().default(''),
    createdAt: createdAt(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => users.id),
    /** Whether the review was hidden for it. */
    upheld: boolean('upheld'),
  },
  table => [
    unique('review_reports_once').on(table.reviewId, table.reporterId),
    index('review_reports_open').on(table.createdAt).where(sql`${table.decidedAt} is null`),
    check('review_reports_body', sql`char_length(${table.body}) <= 500`),
  ],
)
