import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, countDistinct, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, users } from '@/db/schema'
import { hasExpired } from '@/lib/bookings/domain/expiry'
import type { BookingPolicy } from '@/lib/bookings/domain/policy'
import { priceLines } from '@/lib/bookings/domain/price'
import { findHold, type Hold } from '@/lib/bookings/queries/hold'
import { bookableOffer } from '@/lib/bookings/queries/offer'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { moveBooking } from './move'
import { placeHold } from './place'

/** Who may ask for a slot at all. Codes: `booking.clients_only`, `auth.email_not_verified`. */
export function admit(actor: User): void {
  if (actor.role !== 'CLIENT') throw new AppError('booking.clients_only')
  if (!actor.emailVerifiedAt) throw new AppError('auth.email_not_verified')
}

/** Makes this client's requests take turns, so that what is counted afterwards is true. */
export const lockClient = (tx: Tx, actor: User) =>
  tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('no key update')

/** Gives a kept slot back. Codes: `not_found`, `booking.not_allowed` (a hold no more), `booking.stale`. */
export function releaseHold(tx: Tx, actor: User, id: string, at: Date): Promise<{ id: string }> {
  return moveBooking(tx, actor, id, 'release', at)
}

/**
 * The client's hold when it is on this very slot and still runs; any other one is given back, since a client keeps one
 * slot at a time.
 */
export async function keepOrRelease(
  tx: Tx,
  actor: User,
  { offer, start }: { offer: number; start: Date },
  at: Date,
): Promise<Hold | null> {
  const hold = await findHold(tx, actor)
  if (!hold) return null
  const same = hold.offerId === offer && hold.startsAt.getTime() === start.getTime()
  if (same && !hasExpired(hold, at)) return hold
  await releaseHold(tx, actor, hold.id, at)
  return null
}

/** A series counts once, a hold like a request. Codes: `booking.too_many_open`. */
export async function checkOpenRequests(
  tx: Tx,
  actor: User,
  policy: Pick<BookingPolicy, 'openRequests'>,
  except?: string,
): Promise<void> {
  const [open] = await tx
    .select({ requests: countDistinct(sql`coalesce(${bookings.seriesId}, ${bookings.id})`) })
    .from(bookings)
    .where(
      and(
        eq(bookings.clientId, actor.userId),
        inArray(bookings.status, ['HOLD', 'PENDING']),
        except ? ne(bookings.id, except) : undefined,
      ),
    )
  if ((open?.requests ?? 0) >= policy.openRequests) {
    throw new AppError('booking.too_many_open', { params: { max: policy.openRequests } })
  }
}

/**
 * Keeps a slot for a few minutes while its client fills in the form. For everybody else it is taken. Sent twice, the
 * first hold stands; on another slot, it takes the place of the first.
 * Codes: `auth.email_not_verified`, `booking.clients_only`, `booking.offer_unknown`, `booking.too_many_open`, the
 * slot's refusals (`booking.slot_taken` …).
 */
export async function holdSlot(
  tx: Tx,
  actor: User,
  input: { offer: number; start: Date },
  at: Date,
): Promise<{ id: string }> {
  admit(actor)
  await lockClient(tx, actor)
  const [offer, policy] = [await bookableOffer(tx, input.offer), await bookingPolicy(tx)]
  if (!offer) throw new AppError('booking.offer_unknown')
  const kept = await keepOrRelease(tx, actor, input, at)
  if (kept) return { id: kept.id }
  await checkOpenRequests(tx, actor, policy)
  const { unit, price, durationMinutes } = offer
  const wish = {
    offer,
    start: input.start,
    durationMinutes,
    unit,
    price: priceLines({ unit, priceCentimes: price, durationMinutes }),
    texts: { title: '', description: '', address: '', landmark: '' },
    cityId: offer.cityId,
    districtId: null,
    key: randomUUID(),
  }
  return { id: await placeHold(tx, actor, wish, policy, at) }
}
