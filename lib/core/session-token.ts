import { decode, encode } from 'next-auth/jwt'
import type { Role } from './actor'
import { env } from './env'

/** Seven days without a visit end a session; each visit begins them anew. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60
/** However often it is used: ninety days after signing in one signs in again. */
export const LONGEST_SESSION_SECONDS = 90 * 24 * 60 * 60
/** How long the middleware takes a cookie's word before it asks the row again (A7). */
export const ACCESS_SECONDS = 15 * 60

/** Readable by the page: which menu to show on pages kept for everybody. It opens nothing. */
export const HINT_COOKIE = 'kh_in'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the session cookie carries, encrypted. `sid` names the row that decides; the rest is for show. */
export type SessionClaims = { sid: string; sub: string; role: Role; name: string }

/** Secure cookies need HTTPS: browsers drop them elsewhere. */
export function usesHttps(): boolean {
  return env().APP_URL.startsWith('https://')
}

/** Secure cookies carry the `__Secure-` name, which browsers accept over HTTPS only. */
export function sessionCookieName(): string {
  return usesHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

export function encodeSession(claims: SessionClaims): Promise<string> {
  return encode({ token: claims, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS })
}

/** What every cookie of ours has in common: this host only, no plain HTTP where there is HTTPS, not from other sites. */
export function cookieScope(seconds: number) {
  return { path: '/', sameSite: 'lax', secure: usesHttps(), maxAge: seconds } as const
}

/** One that scripts cannot read. */
export function privateCookieScope(seconds: number) {
  return { ...cookieScope(seconds), httpOnly: true } as const
}

/**
 * The session that a cookie of our making names, and when the cookie was made.
 * @returns null for any other cookie. It says nothing about the row: that may have been revoked.
 */
export async function readSession(
  token: string | undefined,
): Promise<{ sessionId: string; issuedAt: Date } | null> {
  if (!token) return null
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  if (typeof claims?.sid !== 'string' || !UUID.test(claims.sid)) return null
  return { sessionId: claims.sid, issuedAt: new Date(Number(claims.iat ?? 0) * 1000) }
}

/** The session id of a cookie that we made and that has not run out; null for anything else. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  return (await readSession(token))?.sessionId ?? null
}
