import 'server-only'
import { sql } from 'drizzle-orm'
import { database, type Tx } from '@/db/client'
import { now } from '@/lib/time/clock'
import { log } from './log'
import {
  ACCESS_SECONDS,
  LONGEST_SESSION_SECONDS,
  readSession,
  SESSION_SECONDS,
  type SessionClaims,
} from './session-token'

/**
 * A session was used: its seven days begin anew, written down at most once in 15 minutes, and never past the ninetieth
 * day from signing in. One statement, so a session that is revoked meanwhile does not come back.
 * @returns what a fresh cookie says; null when the session no longer counts
 */
export async function slideSession(db: Tx, sessionId: string, at: Date): Promise<SessionClaims | null> {
  const [row] = await db.execute<SessionClaims>(sql`
    with mine as (
      select s.id, s.user_id, s.last_seen_at, u.role, u.first_name
        from sessions s join users u on u.id = s.user_id
       where s.id = ${sessionId}::uuid and s.revoked_at is null
         and s.expires_at > ${at.toISOString()}::timestamptz and u.status = 'ACTIVE'),
    slid as (
      update sessions s
         set last_seen_at = ${at.toISOString()}::timestamptz,
             expires_at = least(${at.toISOString()}::timestamptz + make_interval(secs => ${SESSION_SECONDS}::int),
                                s.created_at + make_interval(secs => ${LONGEST_SESSION_SECONDS}::int))
        from mine
       where s.id = mine.id and s.revoked_at is null
         and mine.last_seen_at <= ${at.toISOString()}::timestamptz - make_interval(secs => ${ACCESS_SECONDS}::int))
    select id as sid, user_id as sub, role::text as role, first_name as name from mine`)
  return row ?? null
}

/** What the middleware finds behind a cookie. `trusted`: young enough to be taken at its word. */
export type CookieState = { kind: 'none' | 'ended' | 'trusted' } | { kind: 'renewed'; claims: SessionClaims }

/**
 * Looks behind a session cookie: a young one is believed, an older one is asked for at its row.
 * @param always ask the row whatever the cookie's age
 */
export async function checkCookie(token: string | undefined, always: boolean): Promise<CookieState> {
  const session = await readSession(token)
  if (!session) return { kind: token ? 'ended' : 'none' }
  const age = now().getTime() - session.issuedAt.getTime()
  if (!always && age < ACCESS_SECONDS * 1000) return { kind: 'trusted' }
  try {
    const claims = await slideSession(database(), session.sessionId, now())
    return claims ? { kind: 'renewed', claims } : { kind: 'ended' }
  } catch (error) {
    // Without a database nobody is sent away: the page behind asks the row itself and says what is wrong.
    log.warn({ err: error }, 'session not checked')
    return { kind: 'trusted' }
  }
}
