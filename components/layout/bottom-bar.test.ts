import { describe, expect, it } from 'vitest'
import { placeOf } from './bottom-bar'

describe('bottom bar', () => {
  it.each([
    ['/fr', 'home'],
    ['/ar/', 'home'],
    ['/fr/search', 'search'],
    ['/ar/services/plomberie/casablanca', 'search'],
    ['/fr/providers/y-bennani', 'search'],
    ['/fr/account/bookings/12', 'bookings'],
    ['/ar/pro/bookings', 'bookings'],
    ['/fr/account/settings', 'account'],
    ['/fr/sign-in', 'account'],
    ['/fr/provence', null],
  ])('%s lights %s', (path, place) => expect(placeOf(path)).toBe(place))
})
