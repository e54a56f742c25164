/** One way to write a city, or a district of one. `population` is the city's: the larger of two namesakes is meant. */
export type PlaceTerm = { text: string; city: string; district: string | null; population: number }

type Named = { slug: string; nameFr: string; nameAr: string; aliases: readonly string[] }
export type CityNames = Named & { id: number; population: number }
export type DistrictNames = Named & { cityId: number }

/** Every name of every city and district, for `buildGazetteer`. Districts of unknown cities are left out. */
export function placeTerms(cities: readonly CityNames[], districts: readonly DistrictNames[]): PlaceTerm[] {
  const byId = new Map(cities.map(city => [city.id, city]))
  const named = ({ nameFr, nameAr, aliases }: Named) => [nameFr, nameAr, ...aliases]
  return [
    ...cities.flatMap(city =>
      named(city).map(text => ({ text, city: city.slug, district: null, population: city.population })),
    ),
    ...districts.flatMap(district => {
      const city = byId.get(district.cityId)
      if (!city) return []
      const { slug, population } = city
      return named(district).map(text => ({ text, city: slug, district: district.slug, population }))
    }),
  ]
}
