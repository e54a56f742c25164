import { describe, expect, it } from 'vitest'
import { type Arrival, entrance, preferredLocale } from './entrance'

const arrival = (path: string, rest: Partial<Arrival> = {}): Arrival => ({
  path,
  search: '',
  localeCookie: undefined,
  acceptLanguage: null,
  hasSession: false,
  isRead: true,
  ...rest,
})

describe('the language of a first visit', () => {
  it.each([
    [undefined, null, 'fr'],
    [undefined, '', 'fr'],
    [undefined, 'en-US,en;q=0.9', 'fr'],
    [undefined, 'ar-MA,ar;q=0.9,fr;q=0.8', 'ar'],
    [undefined, 'ary', 'ar'],
    [undefined, 'en, fr;q=0.4, ar;q=0.6', 'ar'],
    [undefined, 'ar;q=0, fr;q=0.1', 'fr'],
    [undefined, 'AR', 'ar'],
    ['fr', 'ar', 'fr'],
    ['ar', 'fr', 'ar'],
    ['../evil', 'ar', 'ar'],
    [undefined, `${'x,'.repeat(5000)}ar`, 'fr'],
  ] as const)('%s, %s → %s', (cookie, header, expected) => {
    expect(preferredLocale(cookie, header)).toBe(expected)
  })
})

describe('the entrance', () => {
  it('gives an address without a language its language and keeps its query', () => {
    expect(entrance(arrival('/'))).toEqual({ kind: 'locale', to: '/fr' })
    expect(entrance(arrival('/', { acceptLanguage: 'ar' }))).toEqual({ kind: 'locale', to: '/ar' })
    expect(entrance(arrival('/search', { search: '?q=plombier', localeCookie: 'ar' }))).toEqual({
      kind: 'locale',
      to: '/ar/search?q=plombier',
    })
  })

  it('sends a visitor of a private page to the sign-in, with the whole way back', () => {
    expect(entrance(arrival('/ar/pro/bookings', { search: '?status=PENDING&_rsc=1x' }))).toEqual({
      kind: 'sign-in',
      to: '/ar/sign-in?callbackUrl=%2Far%2Fpro%2Fbookings%3Fstatus%3DPENDING',
    })
    expect(entrance(arrival('/fr/account'))).toEqual({
      kind: 'sign-in',
      to: '/fr/sign-in?callbackUrl=%2Ffr%2Faccount',
    })
  })

  it('lets pass who carries a session, forms on their way, and everything public', () => {
    expect(entrance(arrival('/fr/account', { hasSession: true })).kind).toBe('pass')
    expect(entrance(arrival('/fr/account/bookings', { isRead: false })).kind).toBe('pass')
    expect(entrance(arrival('/fr/providers/x/book')).kind).toBe('pass')
    expect(entrance(arrival('/fr/professionals')).kind).toBe('pass')
  })
})
