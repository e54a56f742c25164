import { type NextRequest, NextResponse } from 'next/server'
import { entrance } from '@/lib/accounts/domain/entrance'
import { contentSecurityPolicy } from '@/lib/core/headers.mjs'
import { sessionCookieName, sessionIdOf } from '@/lib/core/session-token'

/**
 * Runs for addresses without a language and for the pages that are made for one person. Localized public
 * pages are kept for everybody and never come here. It shows the way; it authorises nothing.
 */
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/',
    '/(services|search|providers|quotes|sign-in|sign-up|verify-email|forgot-password|reset-password|answer|account|pro|admin|about|contact|faq|pricing|club-pro|consultation|legal)/:path*',
    // The same list as `personalPages` in lib/core/headers.mjs; Next reads this one without running it.
    '/(fr|ar)/(account|pro|admin|sign-in|sign-up|verify-email|forgot-password|reset-password|answer)/:path*',
    '/(fr|ar)/providers/:slug/book',
    '/(fr|ar)/quotes/new',
  ],
}

const SEE_LOCALE = 307

async function hasSession(request: NextRequest): Promise<boolean> {
  return (await sessionIdOf(request.cookies.get(sessionCookieName())?.value)) !== null
}

/** A page for one person carries a nonce: Next reads it from the request and writes it on its scripts. */
function withNonce(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(`'self' 'nonce-${nonce}' 'strict-dynamic'`)
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export async function middleware(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const way = entrance({
    path: pathname,
    search,
    localeCookie: request.cookies.get('kh_locale')?.value,
    acceptLanguage: request.headers.get('accept-language'),
    hasSession: await hasSession(request),
    isRead: request.method === 'GET' || request.method === 'HEAD',
  })
  if (way.kind === 'pass') return withNonce(request)
  const response = NextResponse.redirect(new URL(way.to, request.nextUrl), SEE_LOCALE)
  if (way.kind === 'locale') response.headers.set('Vary', 'Accept-Language, Cookie')
  // A menu that says "my account" to somebody signed out would be wrong from here on.
  else response.cookies.set('kh_in', '', { path: '/', maxAge: 0 })
  return response
}
