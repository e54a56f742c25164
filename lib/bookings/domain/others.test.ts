import { expect, it } from 'vitest'
import { at } from '@/tests/support/booking-facts'
import { leadsToOthers } from './others'

const NOW = at('2026-11-25T08:00:00Z')
const ended = { reasonCode: null, cancelledBy: null, endedAt: at('2026-11-24T08:00:00Z') } as const

it.each([
  ['refused', { ...ended, status: 'REJECTED' }, true],
  ['called off by the provider', { ...ended, status: 'CANCELLED', cancelledBy: 'provider' }, true],
  ['called off by the client', { ...ended, status: 'CANCELLED', cancelledBy: 'client' }, false],
  [
    'nobody came, says the client',
    { ...ended, status: 'CANCELLED', cancelledBy: 'client', reasonCode: 'NO_SHOW' },
    true,
  ],
  [
    'nobody was there, says the provider',
    { ...ended, status: 'CANCELLED', cancelledBy: 'provider', reasonCode: 'NO_SHOW' },
    false,
  ],
  ['never paid', { ...ended, status: 'CANCELLED', cancelledBy: 'system', reasonCode: 'UNPAID' }, false],
  ['long ago', { ...ended, status: 'REJECTED', endedAt: at('2026-11-10T08:00:00Z') }, false],
  ['still open', { ...ended, status: 'CONFIRMED', endedAt: null }, false],
] as const)('others are shown or not: %s', (_, booking, shown) => {
  expect(leadsToOthers(booking, NOW)).toBe(shown)
})
