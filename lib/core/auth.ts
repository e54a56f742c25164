import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { database } from '@/db/client'
import { providers, sessions, users } from '@/db/schema'
import { now } from '@/lib/time/clock'
import type { Actor, User } from './actor'
import { env } from './env'
import { clientIp } from './ip'

/** Secure cookies carry the `__Secure-` name, which browsers accept over HTTPS only. */
export function sessionCookieName(): string {
  return env().APP_URL.startsWith('https://') ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** Whose session this is, if it still counts: signed by us, not ended, not revoked, account active. */
export async function userOfToken(token: string | undefined, ip: string): Promise<User | null> {
  if (!token) return null
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  const sessionId = claims?.sid
  if (typeof sessionId !== 'string') return null
  const [row] = await database()
    .select({
      userId: users.id,
      role: users.role,
      emailVerifiedAt: users.emailVerifiedAt,
      firstName: users.firstName,
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
