import 'server-only'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, offers, providers, reviews, services, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { published } from './readable'

const PAGE = 20

/** Whose reviews are about this person; null for an administrator. */
function about(actor: User): SQL | undefined | null {
  if (actor.role === 'CLIENT') return and(eq(reviews.side, 'provider'), eq(reviews.clientId, actor.userId))
  if (actor.providerId === null) return null
  return and(eq(reviews.side, 'client'), eq(reviews.providerId, actor.providerId))
}

/** What others have written about the actor, latest first, a page at a time. */
export async function reviewsReceived(tx: Tx, actor: User, page: number) {
  const mine = about(actor)
  if (mine === null) return { items: [], more: false }
  const rows = await tx
    .select({
      id: reviews.id,
      bookingId: reviews.bookingId,
      rating: reviews.rating,
      body: reviews.body,
      locale: reviews.locale,
      publishedAt: sql<Date>`${reviews.publishedAt}`.mapWith(reviews.publishedAt),
      editedAt: reviews.editedAt,
      answer: reviews.answer,
      clientName: sql<string>`${users.firstName} || ' ' || left(${users.lastName}, 1) || '.'`,
      providerFr: providers.nameFr,
      providerAr: providers.nameAr,
      serviceFr: services.nameFr,
      serviceAr: services.nameAr,
    })
    .from(reviews)
    .innerJoin(users, eq(users.id, reviews.clientId))
    .innerJoin(providers, eq(providers.id, reviews.providerId))
    .innerJoin(bookings, eq(bookings.id, reviews.bookingId))
    .innerJoin(offers, eq(offers.id, bookings.offerId))
    .innerJoin(services, eq(services.id, offers.serviceId))
    .where(and(mine, published()))
    .orderBy(desc(reviews.publishedAt), desc(reviews.id))
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
  return { items: rows.slice(0, PAGE), more: rows.length > PAGE }
}

export type ReceivedReview = Awaited<ReturnType<typeof reviewsReceived>>['items'][number]

/** The actor's own mark: how many published reviews, and their sum. */
export async function ownRating(tx: Tx, actor: User): Promise<{ sum: number; count: number }> {
  const [row] =
    actor.providerId === null
      ? await tx
          .select({ sum: users.ratingSum, count: users.ratingCount })
          .from(users)
          .where(eq(users.id, actor.userId))
      : await tx
          .select({ sum: providers.ratingSum, count: providers.ratingCount })
          .from(providers)
          .where(eq(providers.id, actor.providerId))
  return row ?? { sum: 0, count: 0 }
}
