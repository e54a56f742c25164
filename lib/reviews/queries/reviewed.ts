import 'server-only'
import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, providers, reviews } from '@/db/schema'
import { minutesAfter } from '@/lib/bookings/domain/policy'
import { kindOf, ownedBy } from '@/lib/bookings/queries/facts'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { System, User } from '@/lib/core/actor'
import type { ReviewSide } from '../domain/review'

const columns = {
  id: bookings.id,
  status: bookings.status,
  endedAt: bookings.endedAt,
  clientId: bookings.clientId,
  providerId: bookings.providerId,
  providerSlug: providers.slug,
}

/** In which quality somebody may review: an administrator moderates, and reviews nobody. */
export function sideOfActor(actor: User): ReviewSide | null {
  const kind = kindOf(actor)
  return kind === 'client' || kind === 'provider' ? kind : null
}

/**
 * The booking behind a review, found through the actor; null for everybody else.
 * @param lock what both sides write about one booking takes turns, so that each sees the other's
 */
export async function reviewedBooking(tx: Tx, actor: User | System, id: string, { lock = false } = {}) {
  const own = ownedBy(actor)
  if (own === null) return null
  const mine = and(eq(bookings.id, id), own)
  if (lock) await tx.select({ id: bookings.id }).from(bookings).where(mine).for('update')
  const [row] = await tx
    .select(columns)
    .from(bookings)
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .where(mine)
  return row ?? null
}

/** The reviews of one booking, as commands need them; never for a page. */
export function reviewsToChange(tx: Tx, bookingId: string) {
  return tx.select().from(reviews).where(eq(reviews.bookingId, bookingId))
}

/** How late a timer must be before it counts as lost. */
const LATE_MINUTES = 5
const MOST = 500

/** Bookings whose reviews have waited for each other long enough. */
export async function overdueReviews(tx: Tx, at: Date): Promise<string[]> {
  const { reviewWithin } = await bookingPolicy(tx)
  const rows = await tx
    .selectDistinct({ id: bookings.id })
    .from(reviews)
    .innerJoin(bookings, eq(bookings.id, reviews.bookingId))
    .where(
      and(isNull(reviews.publishedAt), lt(bookings.endedAt, minutesAfter(at, -reviewWithin - LATE_MINUTES))),
    )
    .limit(MOST)
  return rows.map(row => row.id)
}
