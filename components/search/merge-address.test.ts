import { expect, test } from 'vitest'
import { withFields } from './merge-address'

test('a chosen trade keeps the place and the day, and drops the half-typed word', () => {
  const fields = [
    ['q', 'plom'],
    ['city', 'Fès'],
    ['date', ''],
  ] as const
  expect(withFields('/fr/search?category=plomberie', fields, 'q')).toBe(
    '/fr/search?category=plomberie&city=F%C3%A8s',
  )
})

test('what the suggestion says itself wins', () => {
  expect(withFields('/fr/search?city=rabat', [['city', 'Fès']], 'q')).toBe('/fr/search?city=rabat')
})

test('a provider’s page takes no fields along', () => {
  expect(withFields('/fr/providers/atelier', [['city', 'Fès']], 'q')).toBe('/fr/providers/atelier')
})
