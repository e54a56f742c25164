import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { TRANSITIONS } from '@/lib/bookings/domain/transitions'
import { bookingStatesPage } from './booking-states'
import { span } from './words'

const PAGE = fileURLToPath(new URL('../../docs/booking-states.md', import.meta.url))

test('the page says what the table says: run `npm run docs:bookings`', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(bookingStatesPage())
})

test('every row of the table has its line', () => {
  const lines = bookingStatesPage().match(/^\| `\w+` \| (stays|[A-Z_]+)/gm)
  expect(lines).toHaveLength(TRANSITIONS.length)
})

test('spans read as people say them', () => {
  expect([30, 60, 720, 1440, 2880, 4320, 20_160].map(span)).toEqual([
    '30 min',
    '1 h',
    '12 h',
    '24 h',
    '48 h',
    '72 h',
    '14 days',
  ])
})
