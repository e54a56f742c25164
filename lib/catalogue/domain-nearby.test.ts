import { expect, test } from 'vitest'
import {
  availableFirst,
  kilometres,
  mixedTrades,
  type NearbyProvider,
  nearbyCard,
  nearestTo,
} from './domain-nearby'

const slot = (date: string, wall: string) => ({ start: `${date}T${wall}:00.000Z`, wall, date, offer: 1 })

test('those free today come first in their order of merit, then the next free, then those without a slot', () => {
  const items = [
    { name: 'none', slot: null },
    { name: 'tomorrow', slot: slot('2026-11-25', '08:00') },
    { name: 'late today', slot: slot('2026-11-24', '17:00') },
    { name: 'early today', slot: slot('2026-11-24', '09:00') },
    { name: 'also none', slot: null },
    { name: 'early tomorrow', slot: slot('2026-11-25', '07:00') },
  ]
  expect(availableFirst(items, '2026-11-24').map(({ name }) => name)).toEqual([
    'late today',
    'early today',
    'early tomorrow',
    'tomorrow',
    'none',
    'also none',
  ])
})

test('no trade stands more than twice while others are left', () => {
  const best = ['plumber', 'plumber', 'plumber', 'painter', 'plumber', 'maid'].map(trade => ({ trade }))
  const trades = (most: number) => mixedTrades(best, most).map(({ trade }) => trade)
  expect(trades(4)).toEqual(['plumber', 'plumber', 'painter', 'maid'])
  expect(trades(6)).toEqual(['plumber', 'plumber', 'painter', 'maid', 'plumber', 'plumber'])
})

const CASABLANCA = { id: 1, latitude: 33.5731, longitude: -7.5898 }
const RABAT = { id: 2, latitude: 34.0209, longitude: -6.8416 }
const AGADIR = { id: 3, latitude: 30.4278, longitude: -9.5981 }

test('distances are those of the map, and the place itself is not near itself', () => {
  expect(kilometres(CASABLANCA, RABAT)).toBeCloseTo(85.4, 0)
  expect(kilometres(CASABLANCA, CASABLANCA)).toBe(0)
  expect(nearestTo(CASABLANCA, [AGADIR, CASABLANCA, RABAT])).toEqual([RABAT, AGADIR])
})

const provider: NearbyProvider = {
  slug: 'youssef',
  name: 'Youssef Bennani',
  trade: 'Plombier',
  place: 'Maârif',
  rating: 4.87,
  reviews: 128,
  verified: true,
  avatarSeed: 3,
  unit: 'hour',
  price: 15_000,
}
const words = {
  reviews: (count: number) => `${count} avis`,
  ratingLabel: (value: string) => `Note : ${value} sur 5`,
  unit: (unit: string) => unit,
}

test('a card says the rating and the price as people write them', () => {
  expect(nearbyCard(provider, words)).toMatchObject({
    rating: { value: '4,9', label: 'Note : 4,9 sur 5' },
    reviews: '128 avis',
    amount: '150',
    unit: 'hour',
    slot: null,
  })
})

test('without reviews there is no rating, and on quote no price', () => {
  const card = nearbyCard({ ...provider, rating: 0, reviews: 0, unit: 'quote', price: null }, words)
  expect(card).toMatchObject({ rating: null, amount: null })
})
