import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgEnum, pgTable, real, smallint, text } from 'drizzle-orm/pg-core'
import { PRICE_UNITS } from '@/lib/catalogue/domain'

export const priceUnit = pgEnum('price_unit', PRICE_UNITS)

export const categories = pgTable('categories', {
  id: smallint('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  rank: smallint('rank').notNull(),
  icon: text('icon').notNull(),
  nameFr: text('name_fr').notNull(),
  nameAr: text('name_ar').notNull(),
  /** The person: "Plombier", "سباك"; plural for headings. */
  tradeFr: text('trade_fr').notNull(),
  tradesFr: text('trades_fr').notNull(),
  tradeAr: text('trade_ar').notNull(),
  tradesAr: text('trades_ar').notNull(),
  descriptionFr: text('description_fr').notNull(),
  descriptionAr: text('description_ar').notNull(),
})

export const services = pgTable(
  'services',
  {
    id: smallint('id').primaryKey(),
    categoryId: smallint('category_id')
      .notNull()
      .references(() => categories.id),
    slug: text('slug').notNull().unique(),
    rank: smallint('rank').notNull(),
    popular: boolean('popular').notNull().default(false),
    unit: priceUnit('unit').notNull(),
    /** Usual price, centimes per unit. */
    priceMin: integer('price_min').notNull(),
    priceMax: integer('price_max').notNull(),
    durationMinutes: smallint('duration_minutes').notNull(),
    nameFr: text('name_fr').notNull(),
    nameAr: text('name_ar').notNull(),
    descriptionFr: text('description_fr').notNull(),
    descriptionAr: text('description_ar').notNull(),
  },
  table => [
    index('services_category').on(table.categoryId, table.rank),
    check('services_price_range', sql`${table.priceMin} > 0 and ${table.priceMin} <= ${table.priceMax}`),
  ],
)

/** What people type for a trade or a service: what no spelling rule can bridge. */
export const synonyms = pgTable(
  'synonyms',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    term: text('term').notNull(),
    language: text('language').notNull(),
    categoryId: smallint('category_id')
      .notNull()
      .references(() => categories.id),
    serviceId: smallint('service_id').references(() => services.id),
    weight: real('weight').notNull().default(1),
  },
  table => [index('synonyms_category').on(table.categoryId)],
)
