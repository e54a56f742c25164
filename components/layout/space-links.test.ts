import { describe, expect, it } from 'vitest'
import { currentLink } from './space-links'

describe('the marked page of a space', () => {
  it.each([
    ['account', '/fr/account', '/account'],
    ['account', '/ar/account/bookings', '/account/bookings'],
    ['account', '/fr/account/bookings/0b9c', '/account/bookings'],
    ['account', '/fr/accountant', null],
    ['pro', '/fr/pro/bookings', '/pro/bookings'],
    ['admin', '/ar/admin', '/admin'],
  ] as const)('%s %s', (space, pathname, link) => {
    expect(currentLink(space, pathname)).toBe(link)
  })
})
