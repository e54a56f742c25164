import { createRequire } from 'node:module'
import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { cachedPageSources } from '@/lib/core/headers.mjs'
import { encodeSession, sessionCookieName } from '@/lib/core/session-token'
import { config, middleware } from '@/middleware'

const HOST = 'http://localhost:3000'
const arrive = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  middleware(new NextRequest(`${HOST}${path}`, init))

/** Next's own reading of a source; it ships without types. */
const { pathToRegexp } = createRequire(import.meta.url)('next/dist/compiled/path-to-regexp') as {
  pathToRegexp: (source: string) => RegExp
}
const matches = (source: string, path: string) => pathToRegexp(source).test(path)
const keptPolicy = (path: string) => cachedPageSources.some(source => matches(source, path))
const noncePolicy = (path: string) => config.matcher.some(source => matches(source, path))

describe('the policy of scripts', () => {
  const personal = [
    '/fr/account',
    '/ar/account/bookings/1',
    '/fr/pro',
    '/fr/pro/bookings',
    '/ar/admin/users',
    '/fr/sign-in',
    '/ar/sign-up',
    '/fr/verify-email',
    '/fr/reset-password',
    '/fr/providers/hassan-plombier/book',
  ]
  const everybodys = [
    '/fr',
    '/ar',
    '/fr/services',
    '/ar/services/plomberie/casablanca',
    '/fr/search',
    '/fr/providers/hassan-plombier',
    '/fr/professionals',
    '/fr/accounting',
    '/fr/nothing-here',
  ]
  it.each(personal)('has a nonce, and only that one, on %s', path => {
    expect([noncePolicy(path), keptPolicy(path)]).toEqual([true, false])
  })
  it.each(everybodys)('is the one of kept pages, and only that one, on %s', path => {
    expect([noncePolicy(path), keptPolicy(path)]).toEqual([false, true])
  })

  it('gives every answer its own nonce, to the page and to the browser alike', async () => {
    const [one, two] = [await arrive('/fr/sign-in'), await arrive('/fr/sign-in')]
    const policy = one.headers.get('content-security-policy')
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/)
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
    expect(one.headers.get('x-middleware-request-content-security-policy')).toBe(policy)
    expect(two.headers.get('content-security-policy')).not.toBe(policy)
  })
})

describe('the middleware', () => {
  it('answers an address without a language with 307, by cookie, then browser', async () => {
    const response = await arrive('/search?q=سباك', { headers: { 'accept-language': 'ar-MA' } })
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe(`${HOST}/ar/search?q=%D8%B3%D8%A8%D8%A7%D9%83`)
    expect(response.headers.get('vary')).toBe('Accept-Language, Cookie')
    const french = await arrive('/', { headers: { 'accept-language': 'ar', cookie: 'kh_locale=fr' } })
    expect(french.headers.get('location')).toBe(`${HOST}/fr`)
  })

  it('stays on this site whatever the address', async () => {
    for (const path of [
      '//evil.example',
      '/%2f%2fevil.example',
      '/\\evil.example',
      '/search//evil.example',
    ]) {
      const location = (await arrive(path)).headers.get('location')
      if (location) expect(new URL(location).origin).toBe(HOST)
    }
  })

  it('lets in whose cookie we made, sends everybody else to sign in and forgets the hint', async () => {
    const sid = '8f14e45f-ceea-467f-a8f1-5a1c1f2e3d4c'
    const token = await encodeSession({ sid, sub: sid, role: 'CLIENT', name: 'Nadia' })
    const known = await arrive('/fr/account', { headers: { cookie: `${sessionCookieName()}=${token}` } })
    expect(known.headers.get('location')).toBeNull()
    for (const cookie of ['', `${sessionCookieName()}=x.y.z`, `${sessionCookieName()}=${token}x`]) {
      const response = await arrive('/fr/account', { headers: { cookie } })
      expect(response.headers.get('location')).toBe(`${HOST}/fr/sign-in?callbackUrl=%2Ffr%2Faccount`)
      expect(response.headers.get('set-cookie')).toMatch(/(^|, )kh_in=;[^,]*Max-Age=0/)
    }
  })

  it('lets a form through to its action', async () => {
    expect((await arrive('/fr/account/bookings', { method: 'POST' })).headers.get('location')).toBeNull()
  })
})
