import 'server-only'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { answerLinks, bookings, providers, users } from '@/db/schema'
import { proposeTime } from '@/lib/bookings/commands/propose'
import { moveSeries } from '@/lib/bookings/commands/series'
import type { User } from '@/lib/core/actor'
import { hashToken, linkToken } from '@/lib/core/crypto'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { isLinkToken, linkState } from './domain'
import { ANSWER_LINK } from './queries'

/** Makes the link of one reader for one version of a booking; a second call finds the first one's. */
export async function makeLink(
  tx: Tx,
  link: { bookingId: string; version: number; userId: string; expiresAt: Date },
  at: Date,
): Promise<void> {
  const id = randomUUID()
  // The database holds the hash of a secret that follows from the id and our key: reading it opens nothing.
  const tokenHash = hashToken(linkToken(ANSWER_LINK, id))
  await tx
    .insert(answerLinks)
    .values({ id, ...link, tokenHash, createdAt: at })
    .onConflictDoNothing()
}

type Holder = { actor: User; bookingId: string; version: number }

/** Takes the link out of use, in the transaction of what it was used for: refused, it can be used again. */
async function takeLink(tx: Tx, token: string, ip: string, at: Date): Promise<Holder> {
  if (!isLinkToken(token)) throw new NotFoundError()
  // The lock makes two taps at once take turns.
  const [link] = await tx
    .select()
    .from(answerLinks)
    .where(eq(answerLinks.tokenHash, hashToken(token)))
    .for('update')
  if (!link) throw new NotFoundError()
  const [holder] = await tx
    .select({
      version: bookings.version,
      providerId: providers.id,
      userId: users.id,
      status: users.status,
      emailVerifiedAt: users.emailVerifiedAt,
      firstName: users.firstName,
      locale: users.locale,
    })
    .from(bookings)
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .innerJoin(users, eq(users.id, providers.userId))
    .where(eq(bookings.id, link.bookingId))
  // The account may have been suspended, or the link made for who no longer runs this business.
  if (!holder || holder.userId !== link.userId || holder.status !== 'ACTIVE') throw new NotFoundError()
  const state = linkState(link, holder, at)
  if (state !== 'open') throw new AppError(`answers.${state}`)
  await tx.update(answerLinks).set({ usedAt: at }).where(eq(answerLinks.id, link.id))
  const { userId, providerId, emailVerifiedAt, firstName, locale } = holder
  return {
    bookingId: link.bookingId,
    version: link.version,
    actor: {
      kind: 'user',
      userId,
      sessionId: link.id,
      role: 'PROVIDER',
      emailVerifiedAt,
      firstName,
      twoFactor: false,
      locale,
      providerId,
      ip,
    },
  }
}

/**
 * Accepts or refuses a request by the link of a message, without signing in; the link works once.
 * Codes: `not_found`, `answers.used`, `answers.expired`, `answers.moved`, those of the step.
 */
export async function answerByLink(
  tx: Tx,
  { token, act, reason, ip }: { token: string; act: 'accept' | 'refuse'; reason?: string; ip: string },
  at: Date,
): Promise<{ id: string }> {
  const { actor, bookingId, version } = await takeLink(tx, token, ip, at)
  return moveSeries(tx, actor, bookingId, act, at, { version, reason })
}

/**
 * Proposes another time by the link of a message; the client decides. The link works once.
 * Codes: those of `answerByLink`, those of `proposeTime`.
 */
export async function proposeByLink(
  tx: Tx,
  { token, start, note, ip }: { token: string; start: Date; note: string; ip: string },
  at: Date,
): Promise<{ id: string }> {
  const { actor, bookingId, version } = await takeLink(tx, token, ip, at)
  return proposeTime(tx, actor, bookingId, start, at, { version, note })
}
