import 'server-only'
import { isIP } from 'node:net'
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { sessions } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import { SESSION_SECONDS } from '@/lib/core/session-token'
import { leaveTrace } from './trace'

/** Where a sign-in comes from. */
export type Origin = { ip: string; userAgent: string | null }

const USER_AGENT_MAX = 300

/** Opens a session for seven days. @returns its id, for the cookie */
export async function openSession(tx: Tx, userId: string, origin: Origin, at: Date): Promise<string> {
  const [session] = await tx
    .insert(sessions)
    .values({
      userId,
      // Behind a misconfigured proxy this may be any text; the column takes addresses only.
      ip: isIP(origin.ip) && !origin.ip.includes('%') ? origin.ip : null,
      userAgent: origin.userAgent?.slice(0, USER_AGENT_MAX) ?? null,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + SESSION_SECONDS * 1000),
    })
    .returning({ id: sessions.id })
  if (!session) throw new Error('no session was written')
  return session.id
}

/** Ends one session: its cookie opens nothing from here on. */
export async function closeSession(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
}

/** Signs out the device in hand. One that is out already leaves no trace. */
export async function signOut(tx: Tx, actor: User, at: Date): Promise<void> {
  const [ended] = await tx
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.id, actor.sessionId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  if (ended) await leaveTrace(tx, 'account.signed_out', { id: actor.userId, role: actor.role }, at)
}

/** Signs an account out everywhere. @returns how many sessions it had */
export async function closeAllSessions(tx: Tx, userId: string, at: Date): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  return ended.length
}

/** Signs out every device but this one. */
export async function closeOtherSessions(tx: Tx, actor: User, at: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: at })
    .where(
      and(eq(sessions.userId, actor.userId), ne(sessions.id, actor.sessionId), isNull(sessions.revokedAt)),
    )
}

/** Signs out one device of one's own. Codes: `not_found`, also for somebody else's. */
export async function endSession(tx: Tx, actor: User, sessionId: string, at: Date): Promise<void> {
  const [ended] = await tx
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, actor.userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  if (!ended) throw new NotFoundError()
  await leaveTrace(tx, 'account.session_ended', { id: actor.userId, role: actor.role }, at)
}

/** Signs out everywhere else. */
export async function endOtherSessions(tx: Tx, actor: User, at: Date): Promise<void> {
  await closeOtherSessions(tx, actor, at)
  await leaveTrace(tx, 'account.sessions_ended', { id: actor.userId, role: actor.role }, at)
}
