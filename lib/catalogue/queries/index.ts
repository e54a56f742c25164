import 'server-only'
import { asc } from 'drizzle-orm'
import { database } from '@/db/client'
import { categories, cities, districts, services } from '@/db/schema'

export type Category = typeof categories.$inferSelect
export type Service = typeof services.$inferSelect
export type City = typeof cities.$inferSelect
export type District = typeof districts.$inferSelect

/** Trades, services and places: a few hundred rows that every page names, read once a minute per process. */
export type Catalogue = {
  categories: readonly Category[]
  services: readonly Service[]
  /** Largest first. */
  cities: readonly City[]
  districts: readonly District[]
  category: ReadonlyMap<string, Category>
  categoryById: ReadonlyMap<number, Category>
  service: ReadonlyMap<string, Service>
  serviceById: ReadonlyMap<number, Service>
  city: ReadonlyMap<string, City>
  cityById: ReadonlyMap<number, City>
  districtById: ReadonlyMap<number, District>
}

const KEEP_MS = 60_000
let kept: { at: number; catalogue: Promise<Catalogue> } | undefined

async function read(): Promise<Catalogue> {
  const db = database()
  const [categoryRows, serviceRows, cityRows, districtRows] = await Promise.all([
    db.select().from(categories).orderBy(asc(categories.rank)),
    db.select().from(services).orderBy(asc(services.categoryId), asc(services.rank)),
    db.select().from(cities).orderBy(asc(cities.id)),
    db.select().from(districts).orderBy(asc(districts.nameFr)),
  ])
  return {
    categories: categoryRows,
    services: serviceRows,
    cities: [...cityRows].sort((a, b) => b.population - a.population),
    districts: districtRows,
    category: new Map(categoryRows.map(row => [row.slug, row])),
    categoryById: new Map(categoryRows.map(row => [row.id, row])),
    service: new Map(serviceRows.map(row => [row.slug, row])),
    serviceById: new Map(serviceRows.map(row => [row.id, row])),
    city: new Map(cityRows.map(row => [row.slug, row])),
    cityById: new Map(cityRows.map(row => [row.id, row])),
    districtById: new Map(districtRows.map(row => [row.id, row])),
  }
}

export function loadCatalogue(): Promise<Catalogue> {
  // The age of a cache is the machine's business, not the product's clock.
  const at = performance.now()
  if (!kept || at - kept.at > KEEP_MS) {
    const catalogue = read()
    kept = { at, catalogue }
    // A failed read is not an answer to keep.
    catalogue.catch(() => {
      kept = undefined
    })
  }
  return kept.catalogue
}
