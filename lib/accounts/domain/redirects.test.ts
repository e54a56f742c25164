import fc from 'fast-check'
import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'
import { GET as switchLanguage } from '@/app/api/language/route'
import { authPath } from '@/components/accounts/way-back'
import { switchPath } from '@/lib/i18n/switch-path'
import { callbackField } from '../schemas/fields'
import { absoluteCallback, safeCallback } from './callback'
import { entrance } from './entrance'

const SITE = 'https://khadamat.ma'

/** Pieces that leave a site when somebody puts them together cleverly. */
const piece = fc.constantFrom(
  ...[
    '/',
    '//',
    '///',
    '\\',
    '/\\',
    '\\\\',
    '%2f',
    '%2F%2f',
    '%5c',
    '%255c',
    '%252f%252f',
    '/.',
    '/..',
    '//..//',
  ],
  ...[
    '@',
    ':',
    '?',
    '#',
    '&',
    ';',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\u0000',
    ' ',
    '%00',
    '%09',
    '%0a',
    '%0d%0a',
    '%20',
  ],
  ...['\u2028', '\u2029', '\u00a0', '\ufeff', '\u200b', '\u202e', '．', '／', '＼', '。', '⁄', '∕', '\ud800'],
  ...[
    'evil.example',
    'http:',
    'https:',
    'https://',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:',
    'file:',
  ],
  ...[
    'khadamat.ma',
    'khadamat.ma.evil.example',
    SITE,
    `${SITE}@evil.example`,
    'fr',
    '/fr',
    '/ar/',
    '/fr/account',
  ],
)
const nasty = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { minLength: 1, maxLength: 8 }).map(pieces => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(text => `/${text}`) },
  { weight: 1, arbitrary: fc.webUrl() },
)
const RUNS = { numRuns: 5_000 }

/** Where a browser on a page of this site ends up, following a `Location` as it is sent in a header. */
function landsOn(location: string): string {
  expect(location, 'a header of one line, in ASCII').toMatch(/^[\x21-\x7e]*$/)
  return new URL(location, `${SITE}/fr/sign-in`).origin
}

describe('whatever is asked for, a browser stays on this site', () => {
  test('the way back after signing in, signing up and confirming', () => {
    fc.assert(
      fc.property(nasty, value => {
        for (const safe of [safeCallback(value), callbackField.parse(value)]) {
          if (safe === null) continue
          expect(safe.startsWith('/')).toBe(true)
          expect(landsOn(safe)).toBe(SITE)
          // Read once more on its way, as forms and mails do, it still means the same.
          expect(safeCallback(safe)).toBe(safe)
        }
      }),
      RUNS,
    )
  })

  test('next-auth’s own callback, also with the site’s name in front', () => {
    fc.assert(
      fc.property(nasty, value => {
        for (const url of [value, `${SITE}${value}`, `${SITE}/${value}`]) {
          const to = absoluteCallback(url, SITE, '/fr')
          expect(landsOn(to)).toBe(SITE)
          expect(new URL(to).username).toBe('')
        }
      }),
      RUNS,
    )
  })

  test('links to the pages of signing in carry it along as a value', () => {
    fc.assert(
      fc.property(nasty, value => {
        const path = authPath('fr', '/sign-in', safeCallback(value))
        expect(new URL(path, SITE).pathname).toBe('/fr/sign-in')
        expect(new URL(path, SITE).origin).toBe(SITE)
      }),
      RUNS,
    )
  })

  test('the middleware, for every path and query', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.boolean(), (path, query, hasSession) => {
        // What the server hands on: a path that begins with a slash and a query, as URL reads them.
        const url = new URL(`${SITE}/`)
        url.pathname = path
        url.search = query
        const way = entrance({
          path: url.pathname,
          search: url.search,
          localeCookie: undefined,
          acceptLanguage: null,
          hasSession,
          isRead: true,
        })
        if (way.kind === 'pass') return
        expect(landsOn(way.to)).toBe(SITE)
      }),
      RUNS,
    )
  })

  test('the language switch, wherever the browser says it comes from', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom('fr', 'ar', 'xx'), (from, to) => {
        expect(landsOn(encodeURI(switchPath(from, 'ar').replace(/\p{Surrogate}/gu, '')))).toBe(SITE)
        for (const referer of [from, `${SITE}${from}`, `${SITE}/${from}`]) {
          const request = new NextRequest(`${SITE}/api/language?to=${to}`, {
            headers: { host: 'khadamat.ma', ...(/^[\x20-\x7e]*$/.test(referer) ? { referer } : {}) },
          })
          const location = switchLanguage(request).headers.get('location') ?? ''
          expect(landsOn(location)).toBe(SITE)
        }
      }),
      { numRuns: 1_500 },
    )
  })
})
