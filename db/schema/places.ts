import { doublePrecision, integer, pgTable, smallint, text, unique } from 'drizzle-orm/pg-core'

export const cities = pgTable('cities', {
  id: smallint('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  nameFr: text('name_fr').notNull(),
  nameAr: text('name_ar').notNull(),
  regionFr: text('region_fr').notNull(),
  regionAr: text('region_ar').notNull(),
  latitude: doublePrecision('latitude').notNull(),
  longitude: doublePrecision('longitude').notNull(),
  population: integer('population').notNull(),
  /** Other spellings people type. */
  aliases: text('aliases').array().notNull().default([]),
})

export const districts = pgTable(
  'districts',
  {
    id: integer('id').primaryKey(),
    cityId: smallint('city_id')
      .notNull()
      .references(() => cities.id),
    slug: text('slug').notNull(),
    nameFr: text('name_fr').notNull(),
    nameAr: text('name_ar').notNull(),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    aliases: text('aliases').array().notNull().default([]),
  },
  table => [unique('districts_city_slug').on(table.cityId, table.slug)],
)
