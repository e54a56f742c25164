import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { and, count, eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, providers, users } from '@/db/schema'
import { refuseSlot } from '@/lib/availability/domain/refusal'
import { blockedPeriod } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import { agreedCap } from '@/lib/bookings/domain/cap'
import { decide } from '@/lib/bookings/domain/decide'
import { expiresAt } from '@/lib/bookings/domain/expiry'
import { factsOfNew } from '@/lib/bookings/domain/facts'
import { priceLines } from '@/lib/bookings/domain/price'
import { bookingReference, REFERENCE_BYTES } from '@/lib/bookings/domain/reference'
import { BLOCKING_STATUSES } from '@/lib/bookings/domain/status'
import { type BookableOffer, bookableOffer, districtOf } from '@/lib/bookings/queries/offer'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { RequestInput } from '@/lib/bookings/schemas'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { toWall, ZONE } from '@/lib/time/zone'
import { type NewBooking, recordStep, type Step } from './record'

const MINUTE = 60_000

export type Requested = { id: string; repeated: boolean }

/**
 * The booking that this client has made for this very slot, with this form or another. A form that comes back with
 * another slot chosen (one page back, another hour) is another request, though its key already names the first one.
 */
async function earlier(
  tx: Tx,
  actor: User,
  offerId: number,
  start: Date,
  key: string,
): Promise<{ id: string | null; keyUsed: boolean }> {
  const rows = await tx
    .select({ id: bookings.id, offerId: bookings.offerId, startsAt: bookings.startsAt })
    .from(bookings)
    .where(
      and(
        eq(bookings.clientId, actor.userId),
        or(
          eq(bookings.idempotencyKey, key),
          and(
            eq(bookings.offerId, offerId),
            eq(bookings.startsAt, start),
            inArray(bookings.status, [...BLOCKING_STATUSES]),
          ),
        ),
      ),
    )
    .limit(2)
  const same = rows.find(row => row.offerId === offerId && row.startsAt.getTime() === start.getTime())
  return { id: same?.id ?? null, keyUsed: rows.length > 0 }
}

function admit(actor: User): void {
  if (actor.role !== 'CLIENT') throw new AppError('booking.clients_only')
  if (!actor.emailVerifiedAt) throw new AppError('auth.email_not_verified')
}

/** Makes this client's requests take turns, so that what is counted afterwards is true. */
const lockClient = (tx: Tx, actor: User) =>
  tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('no key update')

async function openRequests(tx: Tx, actor: User): Promise<number> {
  const [open] = await tx
    .select({ requests: count() })
    .from(bookings)
    .where(and(eq(bookings.clientId, actor.userId), inArray(bookings.status, ['HOLD', 'PENDING'])))
  return open?.requests ?? 0
}

/** The constraint knows overlaps, not counts: where a day has a limit, its requests are looked at one by one. */
async function takeTurns(tx: Tx, offer: BookableOffer): Promise<void> {
  if (offer.dailyCap === null) return
  await tx
    .select({ id: providers.id })
    .from(providers)
    .where(eq(providers.id, offer.providerId))
    .for('no key update')
}

/**
 * Writes the request under a reference of its own. A reference that exists already looks to the insert like a slot
 * that is taken: among millions it happens, so it is asked, and another one tried.
 */
async function insertRequest(
  tx: Tx,
  step: Step,
  row: Omit<NewBooking, 'reference'>,
  at: Date,
): Promise<string | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const reference = bookingReference(randomBytes(REFERENCE_BYTES))
    const id = await recordStep(tx, step, { insert: { ...row, reference } }, at)
    if (id) return id
    const [twin] = await tx
      .select({ id: bookings.id })
      .from(bookings)
      .where(eq(bookings.reference, reference))
    if (!twin) return null
  }
  return null
}

/**
 * Asks for a slot: the price is computed here, the exclusion constraint decides who gets it.
 * Codes: `auth.email_not_verified`, `booking.clients_only`, `booking.offer_unknown`, `booking.district_unknown`,
 * `booking.too_many_open`, the slot's refusals (`booking.slot_taken` …).
 */
export async function requestBooking(tx: Tx, actor: User, input: RequestInput, at: Date): Promise<Requested> {
  admit(actor)
  const key = input.key ?? randomUUID()
  await lockClient(tx, actor)
  const [offer, before, open, policy] = await Promise.all([
    bookableOffer(tx, input.offer),
    earlier(tx, actor, input.offer, input.start, key),
    openRequests(tx, actor),
    bookingPolicy(tx),
  ])
  if (!offer) throw new AppError('booking.offer_unknown', { fields: { offer: 'booking.offer_unknown' } })
  if (before.id) return { id: before.id, repeated: true }
  if (open >= policy.openRequests) {
    throw new AppError('booking.too_many_open', { params: { max: policy.openRequests } })
  }
  await takeTurns(tx, offer)

  const wall = toWall(input.start)
  const calendars = await loadCalendars(tx, [offer.providerId], { from: wall.date, days: 1 })
  const found = calendars.get(offer.providerId)
  if (!found) throw new AppError('booking.offer_unknown')
  const rules = { ...found.rules, durationMinutes: offer.durationMinutes }
  const refusal = refuseSlot(found.calendar, rules, input.start, at)
  if (refusal) throw new AppError(refusal)
  const district = await districtOf(tx, offer.cityId, input.district)

  const lapse = expiresAt(at, input.start, policy)
  const endsAt = new Date(input.start.getTime() + offer.durationMinutes * MINUTE)
  const facts = factsOfNew({
    startsAt: input.start,
    endsAt,
    wallDate: wall.date,
    wallMinutes: wall.minutes,
    expiresAt: lapse,
    requestedAt: at,
  })
  const decided = decide(facts, 'request', 'client', at, {}, policy)
  if (!decided.ok) throw new AppError(decided.code)
  const blocked = blockedPeriod(input.start, rules)
  const price = priceLines({
    unit: offer.unit,
    priceCentimes: offer.price,
    durationMinutes: offer.durationMinutes,
  })
  const row = {
    clientId: actor.userId,
    providerId: offer.providerId,
    offerId: offer.id,
    startsAt: input.start,
    endsAt,
    wallDate: wall.date,
    wallMinutes: wall.minutes,
    zone: ZONE,
    blockedPeriod: `[${blocked.start.toISOString()},${blocked.end.toISOString()})`,
    title: input.title,
    description: input.description,
    address: input.address,
    landmark: input.landmark,
    cityId: offer.cityId,
    districtId: district,
    unit: offer.unit,
    priceLines: price.lines,
    total: price.totalCentimes,
    payable: price.totalCentimes,
    agreedCap: agreedCap(price.totalCentimes, policy),
    requestedAt: at,
    expiresAt: lapse,
    idempotencyKey: before.keyUsed ? randomUUID() : key,
    createdAt: at,
    updatedAt: at,
  }
  const author = { kind: 'client', id: actor.userId } as const
  const id = await insertRequest(tx, { decided, author, facts, policy }, row, at)
  if (!id) throw new AppError('booking.slot_taken')
  return { id, repeated: false }
}
