import { type NextRequest, NextResponse } from 'next/server'
import { entrance } from '@/lib/accounts/domain/entrance'
import { contentSecurityPolicy } from '@/lib/core/headers.mjs'
import { type CookieState, checkCookie } from '@/lib/core/session-row'
import {
  cookieScope,
  encodeSession,
  HINT_COOKIE,
  privateCookieScope,
  SESSION_SECONDS,
  sessionCookieName,
} from '@/lib/core/session-token'

/**
 * Runs for addresses without a language and for the pages that are made for one person. Localized public
 * pages are kept for everybody and never come here. It shows the way and renews cookies; it authorises nothing.
 */
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/',
    '/(services|search|providers|quotes|sign-in|sign-up|verify-email|forgot-password|reset-password|answer|unsubscribe|account|pro|admin|about|contact|faq|pricing|club-pro|consultation|legal)/:path*',
    // The same list as `personalPages` in lib/core/headers.mjs; Next reads this one without running it.
    '/(fr|ar)/(account|pro|admin|sign-in|sign-up|verify-email|forgot-password|reset-password|answer|unsubscribe)/:path*',
    '/(fr|ar)/providers/:slug/book',
    '/(fr|ar)/quotes/new',
  ],
}

const SEE_LOCALE = 307

/** Signing in again is how one leaves a session that has ended: there its row is always asked. */
const SIGN_IN = /^\/(fr|ar)\/sign-in\/?$/

function stateOf(request: NextRequest): Promise<CookieState> {
  const token = request.cookies.get(sessionCookieName())?.value
  return checkCookie(token, SIGN_IN.test(request.nextUrl.pathname))
}

/** Hands out the cookie of a session that was just confirmed, or takes back those of one that has ended. */
async function settle(response: NextResponse, state: CookieState): Promise<void> {
  const { cookies } = response
  if (state.kind === 'renewed') {
    const { claims } = state
    cookies.set(sessionCookieName(), await encodeSession(claims), privateCookieScope(SESSION_SECONDS))
    cookies.set(HINT_COOKIE, claims.role, cookieScope(SESSION_SECONDS))
  } else if (state.kind === 'ended') {
    // Written empty with the same attributes: else a browser would keep a `__Secure-` cookie.
    cookies.set(sessionCookieName(), '', privateCookieScope(0))
    cookies.set(HINT_COOKIE, '', cookieScope(0))
  }
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
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  // A form that is sent reaches its action, which asks the row itself and may set the cookies anew.
  const state: CookieState = isRead ? await stateOf(request) : { kind: 'trusted' }
  const way = entrance({
    path: pathname,
    search,
    localeCookie: request.cookies.get('kh_locale')?.value,
    acceptLanguage: request.headers.get('accept-language'),
    hasSession: state.kind === 'trusted' || state.kind === 'renewed',
    isRead,
  })
  const response =
    way.kind === 'pass'
      ? withNonce(request)
      : NextResponse.redirect(new URL(way.to, request.nextUrl), SEE_LOCALE)
  if (way.kind === 'locale') {
    response.headers.set('Vary', 'Accept-Language, Cookie')
    return response
  }
  await settle(response, state)
  // A menu that says "my account" to somebody signed out would be wrong from here on.
  if (way.kind === 'sign-in') response.cookies.set(HINT_COOKIE, '', cookieScope(0))
  return response
}
