import type { PriceUnit } from '@/lib/catalogue/domain'
import { readPsv } from './psv'

export type City = ReturnType<typeof readReference>['cities'][number]
export type District = ReturnType<typeof readReference>['districts'][number]
export type Category = ReturnType<typeof readReference>['categories'][number]
export type Service = ReturnType<typeof readReference>['services'][number]
export type Reference = ReturnType<typeof readReference>

const list = (cell = '') => cell.split(',').filter(Boolean)
const texts = (row: Record<string, string>) => ({ nameFr: row.name_fr ?? '', nameAr: row.name_ar ?? '' })

function idOf(ids: ReadonlyMap<string, number>, slug = ''): number {
  const id = ids.get(slug)
  if (id === undefined) throw new Error(`unknown slug in the data: ${slug}`)
  return id
}

const indexed = (rows: readonly { slug: string; id: number }[]) =>
  new Map(rows.map(row => [row.slug, row.id]))

function readCities() {
  return readPsv('cities').map((row, index) => ({
    id: index + 1,
    slug: row.slug ?? '',
    ...texts(row),
    regionFr: row.region_fr ?? '',
    regionAr: row.region_ar ?? '',
    latitude: Number(row.lat),
    longitude: Number(row.lon),
    population: Number(row.population),
    aliases: list(row.aliases),
  }))
}

function readCategories() {
  return readPsv('categories').map((row, index) => ({
    id: index + 1,
    slug: row.slug ?? '',
    rank: Number(row.rank),
    icon: row.icon ?? '',
    ...texts(row),
    tradeFr: row.trade_fr ?? '',
    tradesFr: row.trades_fr ?? '',
    tradeAr: row.trade_ar ?? '',
    tradesAr: row.trades_ar ?? '',
    descriptionFr: row.description_fr ?? '',
    descriptionAr: row.description_ar ?? '',
  }))
}

/** The data files as rows of the database; ids are places in the file. Prices in centimes. */
export function readReference() {
  const cities = readCities()
  const categories = readCategories()
  const cityIds = indexed(cities)
  const categoryIds = indexed(categories)
  const districts = readPsv('districts').map((row, index) => ({
    id: index + 1,
    cityId: idOf(cityIds, row.city_slug),
    slug: row.slug ?? '',
    ...texts(row),
    latitude: Number(row.lat),
    longitude: Number(row.lon),
    aliases: list(row.aliases),
  }))
  const services = readPsv('services').map((row, index) => ({
    id: index + 1,
    categoryId: idOf(categoryIds, row.category),
    slug: row.slug ?? '',
    rank: Number(row.rank),
    popular: row.popular === '1',
    unit: row.unit as PriceUnit,
    priceMin: Number(row.price_min) * 100,
    priceMax: Number(row.price_max) * 100,
    durationMinutes: Number(row.duration_minutes),
    ...texts(row),
    descriptionFr: row.description_fr ?? '',
    descriptionAr: row.description_ar ?? '',
  }))
  const serviceIds = indexed(services)
  const synonyms = readPsv('synonyms').map(row => ({
    term: row.term ?? '',
    language: row.lang ?? '',
    categoryId: idOf(categoryIds, row.category),
    serviceId: row.service ? idOf(serviceIds, row.service) : null,
    weight: Number(row.weight),
  }))
  return { cities, districts, categories, services, synonyms }
}
