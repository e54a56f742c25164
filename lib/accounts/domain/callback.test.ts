import { describe, expect, it } from 'vitest'
import { safeCallback } from './callback'

describe('where one may be sent after signing in', () => {
  it.each([
    ['/fr', '/fr'],
    ['/', '/'],
    [
      '/fr/providers/hassan-plombier/book?offer=12&start=2026-11-25T10%3A00%3A00.000Z',
      '/fr/providers/hassan-plombier/book?offer=12&start=2026-11-25T10%3A00%3A00.000Z',
    ],
    ['/ar/search?q=سباك&city=casablanca', '/ar/search?q=%D8%B3%D8%A8%D8%A7%D9%83&city=casablanca'],
    ['/fr/account/bookings#latest', '/fr/account/bookings#latest'],
    ['/fr/sign-in?callbackUrl=https://evil.example', '/fr/sign-in?callbackUrl=https://evil.example'],
    ['/fr/search?q=%2F%2Fdoor', '/fr/search?q=%2F%2Fdoor'],
    ['/fr/./account/../search', '/fr/search'],
    ['/@evil.example', '/@evil.example'],
  ])('keeps %s', (value, expected) => {
    expect(safeCallback(value)).toBe(expected)
  })

  it.each([
    '',
    'fr/account',
    'https://evil.example',
    'http:/evil.example',
    'HTTPS://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '///evil.example',
    '////evil.example/%2f..',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    '/fr\\..\\evil',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nLocation: https://evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/\u0000/evil.example',
    '/\u007f/evil.example',
    '/\u0085/evil.example',
    '/%2f/evil.example',
    '/%2Fevil.example',
    '/%5cevil.example',
    '/%5C%5Cevil.example',
    '/%252fevil.example',
    '/%25252fevil.example',
    '/%2525252fevil.example',
    '/%09/evil.example',
    '/%0d%0aSet-Cookie:x=1',
    '/.//evil.example',
    '/fr/..//evil.example',
    '/%2e%2e//evil.example',
    '/fr/%2e%2e/%2fevil.example',
    '/fr//evil.example',
    '/%',
    '/%c0%af/evil.example',
    `/fr/${'a'.repeat(1000)}`,
  ])('refuses %j', value => {
    expect(safeCallback(value)).toBeNull()
  })

  it.each([null, undefined, 7, ['/fr'], { toString: () => '/fr' }])('refuses what is no text', value => {
    expect(safeCallback(value)).toBeNull()
  })

  it('gives an address that stays on this site wherever it is resolved', () => {
    for (const base of ['https://khadamat.example', 'http://localhost:3000']) {
      for (const value of ['/fr', '/@evil.example', '/ar/search?q=//x', '/fr;//x'.replace('//', '/')]) {
        expect(new URL(safeCallback(value) ?? '/', base).origin).toBe(base)
      }
    }
  })
})
