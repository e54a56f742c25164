import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { userLocale, users } from './accounts'
import { bookings } from './bookings'
import { createdAt, instant } from './columns'
import { providers } from './providers'

/** A client's review of a completed booking. A trigger keeps the provider's rating exact. */
export const reviews = pgTable(
  'reviews',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id),
    rating: smallint('rating').notNull(),
    body: text('body').notNull().default(''),
    locale: userLocale('locale').notNull(),
    createdAt: createdAt(),
    publishedAt: instant('published_at'),
  },
  table => [
    unique('reviews_booking_author').on(table.bookingId, table.authorId),
    index('reviews_provider').on(table.providerId, table.publishedAt.desc().nullsFirst()),
    check('reviews_rating', sql`${table.rating} between 1 and 5`),
  ],
)
