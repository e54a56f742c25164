import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { database } from '@/db/client'
import { providers, sessions, users } from '@/db/schema'
import { now } from '@/lib/time/clock'
import type { Actor, Role, User } from './actor'
import { clientIp } from './ip'
import {
  cookieScope,
  encodeSession,
  HINT_COOKIE,
  privateCookieScope,
  SESSION_SECONDS,
  type SessionClaims,
  sessionCookieName,
  sessionIdOf,
} from './session-token'

/** Whose session this is, if it still counts: signed by us, not ended, not revoked, account active. */
export async function userOfToken(token: string | undefined, ip: string): Promise<User | null> {
  const sessionId = await sessionIdOf(token)
  if (!sessionId) return null
  const [row] = await database()
    .select({
      userId: users.id,
      role: users.role,
      emailVerifiedAt: users.emailVerifiedAt,
      firstName: users.firstName,
      twoFactor: sql<boolean>`${users.totpEnabledAt} is not null`,
      locale: users.locale,
      providerId: providers.id,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(providers, eq(providers.userId, users.id))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now()),
        eq(users.status, 'ACTIVE'),
      ),
    )
  return row ? { kind: 'user', sessionId, ip, ...row } : null
}

/** Who asks. Read once per request; the session row decides, not the cookie. */
export const currentActor = cache(async (): Promise<Actor> => {
  const [jar, ip] = await Promise.all([cookies(), clientIp()])
  const user = await userOfToken(jar.get(sessionCookieName())?.value, ip)
  return user ?? { kind: 'visitor', ip }
})

/** A cookie that scripts cannot read. Only inside an action or a route handler. */
export async function setPrivateCookie(name: string, value: string, seconds: number): Promise<void> {
  const jar = await cookies()
  jar.set(name, value, privateCookieScope(seconds))
}

/** Lets the pages know who is in, without telling them anything that opens a door. */
export async function setHint(role: Role): Promise<void> {
  const jar = await cookies()
  jar.set(HINT_COOKIE, role, cookieScope(SESSION_SECONDS))
}

/** Hands the browser its session. */
export async function setSession(claims: SessionClaims): Promise<void> {
  await setPrivateCookie(sessionCookieName(), await encodeSession(claims), SESSION_SECONDS)
  await setHint(claims.role)
}

/** Takes the session's cookies back. The row is ended by the command. */
export async function clearSession(): Promise<void> {
  // Written empty, not deleted: a browser drops a `__Secure-` cookie only when told with the same attributes.
  await setPrivateCookie(sessionCookieName(), '', 0)
  const jar = await cookies()
  jar.set(HINT_COOKIE, '', cookieScope(0))
}
