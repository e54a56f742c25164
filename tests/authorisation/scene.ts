import { randomUUID } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { quoteInvitations, sessions, users } from '@/db/schema'
import { hashPassword } from '@/lib/accounts/passwords'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { encodeSession } from '@/lib/core/session-token'
import { askForQuotes } from '@/lib/quotes/commands/ask'
import { askInput } from '../integration/quotes/scene'
import { AT, makeProvider, makeUser, requestInput } from '../support/factories'
import type { Person } from './rows'

export const PASSWORD = 'Khadamat-Demo-2026'
export const NEW_PASSWORD = 'Khadamat-Neuf-2027'
export const TEN = '2026-11-26T10:00:00.000Z'

export type Scene = {
  people: Readonly<Record<Person, User>>
  /** What each one's browser keeps. */
  cookies: Readonly<Record<Person, string>>
  /** Another device of the client. */
  otherSession: string
  provider: number
  slug: string
  offer: number
  /** Of the other provider. */
  otherOffer: number
  /** Asked by the client of the provider, waiting. */
  booking: string
  /** The client's job, of which the provider was told. */
  request: string
}

const week = new Date(AT.getTime() + 7 * 24 * 60 * 60_000)

async function signedIn(db: Tx, user: User): Promise<string> {
  const values = { id: user.sessionId, userId: user.userId, createdAt: AT, lastSeenAt: AT, expiresAt: week }
  await db.insert(sessions).values(values)
  return encodeSession({ sid: user.sessionId, sub: user.userId, role: user.role, name: user.firstName })
}

/** Two clients, two providers, an administrator, all signed in; one booking and one job between two of them. */
export async function makeScene(db: Tx): Promise<Scene> {
  const [client, otherClient, admin] = [
    await makeUser(db),
    await makeUser(db),
    await makeUser(db, { role: 'ADMIN' }),
  ]
  const [seller, rival] = [await makeProvider(db), await makeProvider(db)]
  const people = {
    client,
    otherClient,
    provider: seller.owner as User,
    otherProvider: rival.owner as User,
    admin,
  }
  const ids = Object.values(people).map(({ userId }) => userId)
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(inArray(users.id, ids))
  const cookies = {} as Record<Person, string>
  for (const [name, user] of Object.entries(people)) cookies[name as Person] = await signedIn(db, user)
  const otherSession = randomUUID()
  await db
    .insert(sessions)
    .values({ id: otherSession, userId: client.userId, createdAt: AT, lastSeenAt: AT, expiresAt: week })
  const { id: booking } = await db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, TEN), AT),
  )
  const { id: request } = await db.transaction(tx => askForQuotes(tx, client, askInput(), AT))
  await db.insert(quoteInvitations).values({ requestId: request, providerId: seller.providerId })
  return {
    people,
    cookies,
    otherSession,
    provider: seller.providerId,
    slug: seller.slug,
    offer: seller.offerId,
    otherOffer: rival.offerId,
    booking,
    request,
  }
}

export const mailOf = ({ userId }: User) => `${userId}@test.khadamat.example`

/** Locks an account out, as an administrator does. */
export const lockOut = (tx: Tx, user: User) =>
  tx.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, user.userId))

/** Ends the session that the cookie names. */
export const endSession = (tx: Tx, user: User) =>
  tx.update(sessions).set({ revokedAt: AT }).where(eq(sessions.id, user.sessionId))
