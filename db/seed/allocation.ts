import type { Random } from './random'
import type { Category, City } from './reference'

export type Spot = { city: City; category: Category }

/** Demand by trade; what is not listed counts 1. */
const DEMAND: Readonly<Record<string, number>> = {
  plomberie: 1.7,
  electricite: 1.5,
  menage: 1.5,
  peinture: 1.2,
  climatisation: 1.1,
  bricolage: 1.1,
  couture: 0.8,
  nuisibles: 0.7,
  tech: 0.8,
  auto: 0.6,
}
const BIG_CITIES = 10
const BASIC = new Set(['plomberie', 'electricite', 'menage'])
const CASABLANCA_PLUMBERS = 32

/** What every place has at least: big cities three of each trade, small ones the three trades everybody needs. */
function floors(cities: readonly City[], categories: readonly Category[]): Spot[] {
  const ranked = [...cities].sort((a, b) => b.population - a.population)
  return ranked.flatMap((city, rank) =>
    categories.flatMap(category => {
      let count = rank < BIG_CITIES ? 3 : Number(BASIC.has(category.slug))
      if (city.slug === 'casablanca' && category.slug === 'plomberie') count = CASABLANCA_PLUMBERS
      return Array.from({ length: count }, () => ({ city, category }))
    }),
  )
}

/** Where each of `count` providers works: the floors, then by population and demand, in random order. */
export function allocate(
  random: Random,
  cities: readonly City[],
  categories: readonly Category[],
  count: number,
): Spot[] {
  const spots = floors(cities, categories)
  // A small seed is not filled up by its floors alone.
  const result = spots.length <= count * 0.8 ? spots : []
  // Softer than the population itself, so that small towns are not empty.
  const cityWeights = cities.map(city => city.population ** 0.8)
  const categoryWeights = categories.map(category => DEMAND[category.slug] ?? 1)
  while (result.length < count) {
    const city = cities[random.weighted(cityWeights)]
    const category = categories[random.weighted(categoryWeights)]
    if (city && category) result.push({ city, category })
  }
  return random.shuffle(result)
}
