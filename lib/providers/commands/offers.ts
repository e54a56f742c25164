import 'server-only'
import { and, asc, eq, notExists, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingSeries, bookings, offers, quotes, services } from '@/db/schema'
import { difference } from '@/lib/audit/domain/difference'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { MOST_OFFERS } from '../domain/limits'
import { maySell } from '../domain/standing'
import type { AddOfferInput, EditOfferInput } from '../schemas'
import { lockOwn, type Saved, touch, traceOwn } from './own'

export type SavedOffer = Saved & { offer: number }

const valuesOf = (input: AddOfferInput | EditOfferInput) => ({
  unit: input.unit,
  price: input.price,
  durationMinutes: input.duration,
  descriptionFr: input.descriptionFr,
  descriptionAr: input.descriptionAr,
})

/** One's own offers in their order, under the lock of the profile. Codes: `auth.business_suspended`. */
async function ownOffers(tx: Tx, actor: User) {
  const own = await lockOwn(tx, actor)
  if (!maySell(own.status)) throw new AppError('auth.business_suspended')
  const list = await tx
    .select()
    .from(offers)
    .where(eq(offers.providerId, own.id))
    .orderBy(asc(offers.position), asc(offers.id))
  const find = (id: number) => {
    const offer = list.find(each => each.id === id)
    if (!offer) throw new NotFoundError()
    return offer
  }
  return { own, list, find }
}

/**
 * Puts a service on sale, last in the list. The same form sent twice makes one offer.
 * Codes: `field.choice` (no such service), `workshop.offer_twice`, `workshop.offers_full`.
 */
export async function addOffer(tx: Tx, actor: User, input: AddOfferInput, at: Date): Promise<SavedOffer> {
  const { own, list } = await ownOffers(tx, actor)
  const [service] = await tx
    .select({ id: services.id })
    .from(services)
    .where(eq(services.slug, input.service))
  if (!service) throw new AppError('invalid', { fields: { service: 'field.choice' } })
  const values = valuesOf(input)
  const twin = list.find(each => each.serviceId === service.id && each.unit === values.unit)
  if (twin) {
    const same = (Object.keys(values) as (keyof typeof values)[]).every(key => twin[key] === values[key])
    if (!same) throw new AppError('workshop.offer_twice')
    return { offer: twin.id, slug: own.slug, status: own.status }
  }
  if (list.length >= MOST_OFFERS) throw new AppError('workshop.offers_full', { params: { max: MOST_OFFERS } })
  const position = Math.max(-1, ...list.map(each => each.position)) + 1
  const [added] = await tx
    .insert(offers)
    .values({ providerId: own.id, serviceId: service.id, position, ...values, createdAt: at, updatedAt: at })
    .returning({ id: offers.id })
  const offer = added?.id ?? 0
  await traceOwn(tx, actor, 'provider.offer_changed', own.id, { new: { offer, ...values } }, at)
  return { offer, ...(await touch(tx, own, at)) }
}

/** Changes what an offer costs and says. Bookings carry their own price lines, so none of them changes. */
export async function editOffer(tx: Tx, actor: User, input: EditOfferInput, at: Date): Promise<SavedOffer> {
  const { own, list, find } = await ownOffers(tx, actor)
  const before = find(input.offer)
  const values = valuesOf(input)
  if (
    list.some(
      each => each.id !== before.id && each.serviceId === before.serviceId && each.unit === values.unit,
    )
  ) {
    throw new AppError('workshop.offer_twice')
  }
  await tx
    .update(offers)
    .set({ ...values, updatedAt: at })
    .where(eq(offers.id, before.id))
  const change = difference(before, values)
  if (change) {
    const [old, next] = [
      { offer: before.id, ...change.old },
      { offer: before.id, ...change.new },
    ]
    await traceOwn(tx, actor, 'provider.offer_changed', own.id, { old, new: next }, at)
  }
  return { offer: before.id, ...(await touch(tx, own, at)) }
}

/** Moves an offer one place; at the end of the list it stays. */
export async function moveOffer(
  tx: Tx,
  actor: User,
  { offer: id, direction }: { offer: number; direction: 'up' | 'down' },
  at: Date,
): Promise<SavedOffer> {
  const { own, list, find } = await ownOffers(tx, actor)
  const from = list.indexOf(find(id))
  const to = direction === 'up' ? from - 1 : from + 1
  const order = list.map(each => each.id)
  if (to >= 0 && to < order.length) order.splice(to, 0, ...order.splice(from, 1))
  for (const [position, each] of order.entries()) {
    await tx.update(offers).set({ position }).where(eq(offers.id, each))
  }
  await traceOwn(tx, actor, 'provider.offer_changed', own.id, { new: { order } }, at)
  return { offer: id, ...(await touch(tx, own, at)) }
}

/**
 * Puts an offer aside, or back on sale. What is booked stays booked.
 * Codes: `workshop.last_offer` (an approved provider without offers could not be found nor booked).
 */
export async function setOfferActive(
  tx: Tx,
  actor: User,
  id: number,
  active: boolean,
  at: Date,
): Promise<SavedOffer> {
  const { own, list, find } = await ownOffers(tx, actor)
  const before = find(id)
  if (!active) keepOne(own.status, list, id)
  await tx.update(offers).set({ active, updatedAt: at }).where(eq(offers.id, id))
  const change = { old: { offer: id, active: before.active }, new: { offer: id, active } }
  await traceOwn(tx, actor, 'provider.offer_changed', own.id, change, at)
  return { offer: id, ...(await touch(tx, own, at)) }
}

function keepOne(
  status: Saved['status'],
  list: readonly { id: number; active: boolean }[],
  id: number,
): void {
  const others = list.some(each => each.active && each.id !== id)
  const isLast = !others && list.some(each => each.active && each.id === id)
  if (isLast && (status === 'APPROVED' || status === 'SUBMITTED')) throw new AppError('workshop.last_offer')
}

/**
 * Deletes an offer that nothing hangs on.
 * Codes: `workshop.offer_used` (somebody has booked it or was quoted with it), `workshop.last_offer`.
 */
export async function removeOffer(tx: Tx, actor: User, id: number, at: Date): Promise<SavedOffer> {
  const { own, list, find } = await ownOffers(tx, actor)
  const before = find(id)
  keepOne(own.status, list, id)
  const unused = [bookings, bookingSeries, quotes].map(table =>
    notExists(tx.select({ one: sql`1` }).from(table).where(eq(table.offerId, id))),
  )
  const gone = await tx
    .delete(offers)
    .where(and(eq(offers.id, id), ...unused))
    .returning({ id: offers.id })
  if (gone.length === 0) throw new AppError('workshop.offer_used')
  const { serviceId, unit, price } = before
  await traceOwn(
    tx,
    actor,
    'provider.offer_changed',
    own.id,
    { old: { offer: id, serviceId, unit, price } },
    at,
  )
  return { offer: id, ...(await touch(tx, own, at)) }
}
