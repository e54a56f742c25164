import type { Point } from '@/lib/bookings/domain/point'
import { localName } from '@/lib/catalogue/domain'
import type { Locale } from '@/lib/i18n/routing'
import type { Named } from './view'

type Row = Point & { nameFr: string; nameAr: string }

const namedPlace = (locale: Locale, row: Row): Named => ({
  name: localName(locale, row),
  latitude: row.latitude,
  longitude: row.longitude,
})

/** The districts of a city as a map in this language shows them, the better known first. */
export function namedPlaces(
  locale: Locale,
  districts: readonly (Row & { id: number; cityId: number })[],
  cityId: number,
): Named[] {
  return districts
    .filter(district => district.cityId === cityId)
    .toSorted((a, b) => a.id - b.id)
    .map(row => namedPlace(locale, row))
}

/** How many cities the map of the country names at most. */
const CITIES = 30

type Places = {
  cities: readonly Row[]
  districts: readonly (Row & { id: number; cityId: number })[]
}

/** All that the map of one city shows, from its streets to the country. */
export function mapOf(locale: Locale, city: Row & { id: number }, { cities, districts }: Places) {
  const others = cities.filter(other => other !== city).slice(0, CITIES)
  return {
    city: namedPlace(locale, city),
    districts: namedPlaces(locale, districts, city.id),
    // Its own name is written first.
    cities: [city, ...others].map(row => namedPlace(locale, row)),
  }
}

type Choice = { slug: string; nameFr: string; nameAr: string }
type Choices = {
  cities: readonly (Choice & { id: number })[]
  districts: readonly (Choice & { cityId: number })[]
}

/** Cities with their districts, in the page's language, for the fields of a form. */
export function citiesWithDistricts(locale: Locale, { cities, districts }: Choices) {
  return cities.map(city => ({
    slug: city.slug,
    name: localName(locale, city),
    districts: districts
      .filter(district => district.cityId === city.id)
      .map(district => ({ slug: district.slug, name: localName(locale, district) })),
  }))
}
