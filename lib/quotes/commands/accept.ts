import 'server-only'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { placeRequest } from '@/lib/bookings/commands/place'
import { bookableOffer } from '@/lib/bookings/queries/offer'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { carryPhotos } from '@/lib/files/commands'
import { bookingLines } from '@/lib/quotes/domain/lines'
import type { AcceptInput } from '@/lib/quotes/schemas'
import { type OpenQuote, openQuote, type QuoteRow } from './open'
import { allow, endRequest, recordQuote } from './record'

const SYSTEM = { kind: 'system' } as const

async function bookingOf(tx: Tx, quoteId: string): Promise<string | null> {
  const [booking] = await tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.quoteId, quoteId))
  return booking?.id ?? null
}

/** The client asks for the slot at the quote's price; the provider's yes is the quote itself, so the system gives it. */
async function book(
  tx: Tx,
  actor: User,
  { request, quote }: OpenQuote & { quote: QuoteRow },
  start: Date,
  at: Date,
): Promise<string> {
  const offer = await bookableOffer(tx, quote.offerId)
  if (!offer) throw new AppError('booking.offer_unknown')
  const wish = {
    offer,
    start,
    durationMinutes: quote.durationMinutes,
    unit: 'fixed',
    price: { lines: bookingLines(quote.lines), totalCentimes: quote.total },
    texts: request,
    cityId: request.cityId,
    districtId: request.districtId,
    quoteId: quote.id,
    key: randomUUID(),
  } as const
  const id = await placeRequest(tx, actor, wish, await bookingPolicy(tx), at)
  await moveBooking(tx, SYSTEM, id, 'accept', at)
  return id
}

/**
 * Accepts one price and books one of its provider's free slots: request, quote, the others' refusal and the confirmed
 * appointment are one transaction. A slot that is taken meanwhile leaves everything as it was. Of two prices accepted
 * at once one wins: the request's lock lets the second find it gone.
 * Codes: `not_found`, `auth.email_not_verified`, those of `decideQuote`, `booking.offer_unknown`, the slot's refusals.
 */
export async function acceptQuote(
  tx: Tx,
  actor: User,
  input: AcceptInput,
  at: Date,
): Promise<{ booking: string; repeated: boolean }> {
  if (!actor.emailVerifiedAt) throw new AppError('auth.email_not_verified')
  const found = await openQuote(tx, actor, input.request, input.provider)
  if (!found.quote) throw new NotFoundError()
  const opened = { ...found, quote: found.quote }
  const before = opened.quote.status === 'ACCEPTED' ? await bookingOf(tx, opened.quote.id) : null
  if (before) return { booking: before, repeated: true }
  const step = allow(opened, 'accept', actor, at, input.version)
  const booking = await book(tx, actor, opened, input.start, at)
  await carryPhotos(tx, actor, opened.request.id, booking, at)
  await recordQuote(tx, opened, step, actor, { counterTotal: null, counterNote: null }, at)
  await endRequest(tx, opened, 'accept', actor, at, opened.quote)
  return { booking, repeated: false }
}
