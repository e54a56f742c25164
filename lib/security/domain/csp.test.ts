import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { blockedOf, pageOf, tidyReport } from './csp'

const OURS = ['https://khadamat.ma']
const page = (path: string) => pageOf(`https://khadamat.ma${path}`, OURS)

describe('a page', () => {
  it.each([
    ['/fr', '/fr'],
    ['/', '/'],
    ['/fr/services/plomberie/casablanca', '/fr/services/plomberie/casablanca'],
    ['/fr/providers/youssef-bennani', '/fr/providers/youssef-bennani'],
    ['/fr/account/bookings/8f14e45f-ceea-467f-a8f1-5a1c1f2e3d4c', '/fr/account/bookings/{id}'],
    ['/fr/pro/offers/1234?x=1#y', '/fr/pro/offers/{id}'],
    ['/fr/answer/pYb1oA9kZr4TbN8sYc1FdGh6JpA3eUkX9v2Qw7LmZr4', '/fr/answer/{id}'],
    ['/fr/verify-email?token=secret&email=nadia@example.ma', '/fr/verify-email'],
    ['/fr/search/Rue%20Tarik%20Ibn%20Ziad', '/fr/search/{id}'],
    ['/fr/nadia@example.ma', '/fr/{id}'],
    [`/fr/${'x'.repeat(500)}`, '/fr/{id}'],
  ])('%s is counted as %s', (path, counted) => {
    expect(page(path)).toBe(counted)
  })
  it.each([
    'https://evil.example/fr',
    'http://khadamat.ma/fr',
    'about:blank',
    'data:text/html,x',
    '',
    'khadamat.ma',
  ])('of another site (%s) is none', url => expect(pageOf(url, OURS)).toBeNull())
})

test.each([
  ['inline', 'inline'],
  ['', 'inline'],
  ['eval', 'eval'],
  ['data', 'data'],
  ['data:image/png;base64,AAAA', 'data'],
  ['blob:https://khadamat.ma/8f14e45f', 'blob'],
  ['https://evil.example/a/b.js?session=secret', 'https://evil.example'],
  ['wss://evil.example:8443/x', 'wss://evil.example:8443'],
  ['chrome-extension://abc/inject.js', null],
  ['moz-extension://abc/inject.js', null],
  ['safari-web-extension://abc/x', null],
  ['<script>', null],
  [`https://${'x'.repeat(200)}.example/`, null],
])('what was blocked, %j, is %j', (uri, counted) => {
  expect(blockedOf(uri)).toBe(counted)
})

test('whatever a browser says, what is kept is short and carries no query', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      (d, b, u) => {
        const url = new URL(u)
        const report = tidyReport({ directive: d, blocked: b, page: u }, [url.origin])
        if (report) {
          expect(report.page).not.toMatch(/[?#]/)
          expect(JSON.stringify(report).length).toBeLessThan(400)
        }
      },
    ),
  )
})
