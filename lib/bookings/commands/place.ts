import 'server-only'
import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, providers } from '@/db/schema'
import { refuseSlot } from '@/lib/availability/domain/refusal'
import { blockedPeriod } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import { agreedCap } from '@/lib/bookings/domain/cap'
import { decide } from '@/lib/bookings/domain/decide'
import { expiresAt } from '@/lib/bookings/domain/expiry'
import { factsOfNew } from '@/lib/bookings/domain/facts'
import type { Point } from '@/lib/bookings/domain/point'
import { type BookingPolicy, MINUTE_MS, minutesAfter } from '@/lib/bookings/domain/policy'
import type { Price } from '@/lib/bookings/domain/price'
import { bookingReference, REFERENCE_BYTES } from '@/lib/bookings/domain/reference'
import { loadFacts } from '@/lib/bookings/queries/facts'
import type { BookableOffer } from '@/lib/bookings/queries/offer'
import type { PriceUnit } from '@/lib/catalogue/domain'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { toWall, ZONE } from '@/lib/time/zone'
import { type NewBooking, recordStep, type Step } from './record'

/** What is asked of whom and when. The price was made by the server: of the offer, or of a quote. */
export type Wish = {
  offer: BookableOffer
  start: Date
  durationMinutes: number
  unit: PriceUnit
  price: Price
  texts: { title: string; description: string; address: string; landmark: string }
  /** The exact place, if the client has set it. */
  pin?: Point | null
  cityId: number
  districtId: number | null
  /** The quote that the client accepts by it. */
  quoteId?: string
  key: string
  /** The slot that the client keeps already: its row becomes the request. */
  hold?: { id: string } | undefined
  /** The series it is one occurrence of, and until when all of it can be answered. */
  series?: { id: string; lapse: Date } | undefined
  /** Another message of the same act speaks for this one, too. */
  quiet?: boolean | undefined
}

/**
 * The constraint knows overlaps, neither counts nor the way between two jobs: where a day has a limit or the way
 * takes time, requests are looked at one by one.
 */
export async function takeTurns(
  tx: Tx,
  offer: Pick<BookableOffer, 'providerId' | 'dailyCap' | 'travelMinutes'>,
): Promise<void> {
  if (offer.dailyCap === null && offer.travelMinutes === 0) return
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

/** What the rules see of it, and until when it waits. */
async function factsOf(
  tx: Tx,
  actor: User,
  wish: Wish,
  name: 'hold' | 'request',
  policy: BookingPolicy,
  at: Date,
) {
  const { start, series } = wish
  const wall = toWall(start)
  const kept = new Date(Math.min(minutesAfter(at, policy.hold).getTime(), start.getTime()))
  const expiry = name === 'hold' ? kept : (series?.lapse ?? expiresAt(at, start, policy))
  const asked = { requestedAt: name === 'hold' ? null : at, expiresAt: expiry }
  if (!wish.hold) {
    const endsAt = new Date(start.getTime() + wish.durationMinutes * MINUTE_MS)
    const facts = factsOfNew({
      startsAt: start,
      endsAt,
      wallDate: wall.date,
      wallMinutes: wall.minutes,
      ...asked,
    })
    return { before: facts, asked }
  }
  const before = await loadFacts(tx, actor, wish.hold.id, { lock: true })
  if (!before) throw new NotFoundError()
  return { before, asked }
}

async function place(
  tx: Tx,
  actor: User,
  wish: Wish,
  name: 'hold' | 'request',
  policy: BookingPolicy,
  at: Date,
): Promise<string> {
  const { offer, start, price, texts, hold, series, quiet } = wish
  await takeTurns(tx, offer)
  const wall = toWall(start)
  const day = { from: wall.date, days: 1, except: hold?.id }
  const found = (await loadCalendars(tx, [offer.providerId], day)).get(offer.providerId)
  if (!found) throw new AppError('booking.offer_unknown')
  const rules = {
    ...found.rules,
    durationMinutes: wish.durationMinutes,
    districtId: wish.districtId,
    // The horizon is for the first of a series, which was looked at before.
    ...(series ? { horizonDays: Number.POSITIVE_INFINITY } : {}),
    // What is kept already was asked for in time.
    ...(hold ? { minNoticeMinutes: 0 } : {}),
  }
  const refusal = refuseSlot(found.calendar, rules, start, at)
  if (refusal) throw new AppError(refusal)

  const { before, asked } = await factsOf(tx, actor, wish, name, policy, at)
  const decided = decide(before, name, 'client', at, {}, policy)
  if (!decided.ok) throw new AppError(decided.code)
  const facts = { ...before, ...asked }
  const blocked = blockedPeriod(start, rules)
  const row = {
    clientId: actor.userId,
    providerId: offer.providerId,
    offerId: offer.id,
    quoteId: wish.quoteId ?? null,
    seriesId: series?.id ?? null,
    startsAt: start,
    endsAt: facts.endsAt,
    wallDate: wall.date,
    wallMinutes: wall.minutes,
    zone: ZONE,
    blockedPeriod: `[${blocked.start.toISOString()},${blocked.end.toISOString()})`,
    title: texts.title,
    description: texts.description,
    address: texts.address,
    landmark: texts.landmark,
    latitude: wish.pin?.latitude ?? null,
    longitude: wish.pin?.longitude ?? null,
    cityId: wish.cityId,
    districtId: wish.districtId,
    unit: wish.unit,
    priceLines: price.lines,
    total: price.totalCentimes,
    payable: price.totalCentimes,
    agreedCap: agreedCap(price.totalCentimes, policy),
    ...asked,
    idempotencyKey: wish.key,
    updatedAt: at,
  }
  const author = { kind: 'client', id: actor.userId } as const
  const step = { decided, author, facts, policy, quiet }
  const id = hold
    ? await recordStep(tx, { ...step, changes: row }, hold, at)
    : await insertRequest(tx, step, { ...row, createdAt: at }, at)
  if (!id) throw new AppError('booking.slot_taken')
  return id
}

/**
 * Writes a client's request for one slot: the calendar refuses what cannot be, the exclusion constraint decides who
 * gets it. Whether the client may ask at all is the caller's to check.
 * Codes: `booking.offer_unknown`, the slot's refusals (`booking.slot_taken` …).
 */
export const placeRequest = (tx: Tx, actor: User, wish: Wish, policy: BookingPolicy, at: Date) =>
  place(tx, actor, wish, 'request', policy, at)

/** Keeps one slot for a client, without any message. Codes: as for a request. */
export const placeHold = (tx: Tx, actor: User, wish: Wish, policy: BookingPolicy, at: Date) =>
  place(tx, actor, wish, 'hold', policy, at)
