import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings } from '@/db/schema'
import { PIN_MOST_KM } from '@/lib/bookings/domain/pin'
import { kmApart, type Point } from '@/lib/bookings/domain/point'
import { type Price, priceLines } from '@/lib/bookings/domain/price'
import { bookableOffer, cityCentre } from '@/lib/bookings/queries/offer'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import { districtServed } from '@/lib/bookings/queries/zones'
import type { RequestInput } from '@/lib/bookings/schemas'
import type { System, User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { claimFiles } from '@/lib/files/commands'
import { admit, checkOpenRequests, keepOrRelease, lockClient } from './hold'
import { moveBooking } from './move'
import { placeRequest } from './place'
import { placeSeries, type Repeat } from './series'

const SYSTEM: System = { kind: 'system' }

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
            inArray(bookings.status, ['PENDING', 'CONFIRMED', 'IN_PROGRESS']),
          ),
        ),
      ),
    )
    .limit(2)
  const same = rows.find(row => row.offerId === offerId && row.startsAt.getTime() === start.getTime())
  return { id: same?.id ?? null, keyUsed: rows.length > 0 }
}

/** How often it comes back; null for a single appointment. */
function repeatOf({ repeat, times, confirmed }: RequestInput): Repeat | null {
  return repeat === 'once' ? null : { rhythm: repeat, times, confirmed }
}

/** Where the provider takes bookings without answering each, the system says yes in the same breath. */
async function confirmAtOnce(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await moveBooking(tx, SYSTEM, id, 'accept', at, {}, async () => ({ quiet: index > 0 }))
  }
}

/** The price may have changed since the form was made: nobody asks for what they have not seen (law 31-08). */
function checkPrice({ totalCentimes }: Price, seen: number | null | undefined): void {
  if (seen !== undefined && seen !== totalCentimes) throw new AppError('booking.price_changed')
}

/** A pin in another city was set by mistake, and would send the provider there. */
async function checkPin(tx: Tx, pin: Point | null, cityId: number): Promise<void> {
  const centre = pin && (await cityCentre(tx, cityId))
  if (pin && centre && kmApart(pin, centre) > PIN_MOST_KM) {
    throw new AppError('booking.pin_far', { fields: { pin: 'booking.pin_far' } })
  }
}

/**
 * Asks for a slot: the price is computed here, the exclusion constraint decides who gets it.
 * Codes: `auth.email_not_verified`, `booking.clients_only`, `booking.offer_unknown`, those of
 * `districtServed` and `claimFiles`, `booking.price_changed`, `booking.pin_far`, `booking.too_many_open`, the slot's refusals
 * (`booking.slot_taken` …), those of `placeSeries`.
 */
export async function requestBooking(tx: Tx, actor: User, input: RequestInput, at: Date): Promise<Requested> {
  admit(actor)
  const key = input.key ?? randomUUID()
  await lockClient(tx, actor)
  const [offer, before, policy] = await Promise.all([
    bookableOffer(tx, input.offer),
    earlier(tx, actor, input.offer, input.start, key),
    bookingPolicy(tx),
  ])
  if (!offer) throw new AppError('booking.offer_unknown', { fields: { offer: 'booking.offer_unknown' } })
  if (before.id) return { id: before.id, repeated: true }
  const { unit, price: priceCentimes, durationMinutes } = offer
  const price = priceLines({ unit, priceCentimes, durationMinutes })
  checkPrice(price, input.seen)
  const hold = await keepOrRelease(tx, actor, input, at)
  await checkOpenRequests(tx, actor, policy, hold?.id)
  await checkPin(tx, input.pin, offer.cityId)
  const wish = {
    offer,
    start: input.start,
    durationMinutes,
    unit,
    price,
    texts: input,
    pin: input.pin,
    cityId: offer.cityId,
    districtId: await districtServed(tx, offer.providerId, input.district),
    key: before.keyUsed ? randomUUID() : key,
    hold: hold ?? undefined,
    // Confirmed at once, it is told once.
    quiet: offer.instant,
  }
  const repeat = repeatOf(input)
  const ids = repeat
    ? await placeSeries(tx, actor, wish, repeat, policy, at)
    : [await placeRequest(tx, actor, wish, policy, at)]
  const [id = ''] = ids
  await claimFiles(tx, actor, input.photos, 'BOOKING_PHOTO', { booking: id }, at)
  if (offer.instant) await confirmAtOnce(tx, ids, at)
  return { id, repeated: false }
}
