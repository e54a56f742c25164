import { type Centimes, formatAmount } from '@/lib/core/money'
import type { LocalDate } from '@/lib/time/zone'
import type { PriceUnit } from './domain'

/** A provider as the home page shows it; texts in the reader's language. */
export type NearbyProvider = {
  slug: string
  name: string
  trade: string
  /** The district; the city too where it is not the one asked for. */
  place: string
  /** 0 without reviews. */
  rating: number
  reviews: number
  verified: boolean
  avatarSeed: number
  unit: PriceUnit
  /** Null on quote. */
  price: Centimes | null
}

/** A free start of a provider. */
export type NextSlot = { start: string; wall: string; date: LocalDate; offer: number }

const MOST_OF_A_TRADE = 2

/** The best `most` in their order, but no trade more than twice while others are left: a home needs more than plumbers. */
export function mixedTrades<Item extends { trade: string }>(best: readonly Item[], most: number): Item[] {
  const seen = new Map<string, number>()
  const early: Item[] = []
  const late: Item[] = []
  for (const item of best) {
    const count = (seen.get(item.trade) ?? 0) + 1
    seen.set(item.trade, count)
    if (count > MOST_OF_A_TRADE) late.push(item)
    else early.push(item)
  }
  return [...early, ...late].slice(0, most)
}

/** Those free today first, the best of them leading; then by the next free start; last those without any. */
export function availableFirst<Item extends { slot: NextSlot | null }>(
  items: readonly Item[],
  today: LocalDate,
): Item[] {
  const time = ({ slot }: Item) => {
    if (slot === null) return Number.POSITIVE_INFINITY
    return slot.date === today ? 0 : Date.parse(slot.start)
  }
  // Subtracting one infinity from another gives no order.
  return items.toSorted((a, b) => (time(a) === time(b) ? 0 : time(a) - time(b)))
}

type Place = { latitude: number; longitude: number }

const KM_PER_DEGREE = 111.2

/** Kilometres as the crow flies; exact enough between the cities of one country. */
export function kilometres(a: Place, b: Place): number {
  const north = a.latitude - b.latitude
  const east = (a.longitude - b.longitude) * Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180)
  return Math.hypot(north, east) * KM_PER_DEGREE
}

/** All others by distance, nearest first. */
export function nearestTo<Item extends Place & { id: number }>(
  place: Place & { id: number },
  all: readonly Item[],
): Item[] {
  return all
    .filter(({ id }) => id !== place.id)
    .toSorted((a, b) => kilometres(place, a) - kilometres(place, b))
}

/** All that a card of the home page says, in words: the page and the browser show the same. */
export type NearbyCard = Pick<
  NearbyProvider,
  'slug' | 'name' | 'trade' | 'place' | 'verified' | 'avatarSeed'
> & {
  rating: { value: string; label: string } | null
  /** "128 avis", or that nobody has reviewed yet. */
  reviews: string
  /** "150"; null on quote. */
  amount: string | null
  unit: string
  slot: (Omit<NextSlot, 'date'> & { day: string }) | null
}

export type NearbyWords = {
  reviews(count: number): string
  ratingLabel(value: string): string
  unit(unit: PriceUnit): string
}

/** A provider in words, still without a free start. */
export function nearbyCard(
  { rating, reviews, unit, price, ...provider }: NearbyProvider,
  words: NearbyWords,
): NearbyCard {
  const value = rating.toFixed(1).replace('.', ',')
  return {
    ...provider,
    rating: reviews === 0 ? null : { value, label: words.ratingLabel(value) },
    reviews: words.reviews(reviews),
    amount: price === null ? null : formatAmount(price),
    unit: words.unit(unit),
    slot: null,
  }
}
