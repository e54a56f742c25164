import { decode, encode } from 'next-auth/jwt'
import type { Role } from './actor'
import { env } from './env'

/** Seven days. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60

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

/**
 * The session id of a cookie that we made and that has not run out.
 * @returns null for anything else. It says nothing about the row: that may have been revoked.
 */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  return typeof claims?.sid === 'string' && UUID.test(claims.sid) ? claims.sid : null
}
