import 'server-only'
import { and, avg, desc, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { reviews, users } from '@/db/schema'
import { kept, tags } from '@/lib/core/cache'
import { CRITERIA } from '../domain/review'
import { published } from './readable'

export const REVIEWS_PER_PAGE = 10

const votes = (stars: number) =>
  sql<number>`count(*) filter (where ${reviews.rating} = ${stars})`.mapWith(Number)
const mean = (column: Parameters<typeof avg>[0]) => avg(column).mapWith(Number)

export async function readReviews(_slug: string, providerId: number, page: number) {
  const shown = and(eq(reviews.providerId, providerId), eq(reviews.side, 'client'), published())
  const [list, [marks]] = await Promise.all([
    database()
      .select({
        id: reviews.id,
        rating: reviews.rating,
        body: reviews.body,
        locale: reviews.locale,
        publishedAt: reviews.publishedAt,
        edited: sql<boolean>`${reviews.editedAt} is not null`,
        answer: reviews.answer,
        author: sql<string>`${users.firstName} || ' ' || left(${users.lastName}, 1) || '.'`,
      })
      .from(reviews)
      .innerJoin(users, eq(users.id, reviews.authorId))
      .where(shown)
      .orderBy(desc(reviews.publishedAt), desc(reviews.id))
      .limit(REVIEWS_PER_PAGE)
      .offset((page - 1) * REVIEWS_PER_PAGE),
    database()
      .select({
        five: votes(5),
        four: votes(4),
        three: votes(3),
        two: votes(2),
        one: votes(1),
        punctuality: mean(reviews.punctuality),
        communication: mean(reviews.communication),
        quality: mean(reviews.quality),
        value: mean(reviews.value),
      })
      .from(reviews)
      .where(shown),
  ])
  return {
    list: list.map(row => ({ ...row, publishedAt: row.publishedAt?.toISOString() ?? '' })),
    /** How many gave each mark, best first. */
    distribution: (['five', 'four', 'three', 'two', 'one'] as const).map((key, i) => ({
      stars: 5 - i,
      votes: marks?.[key] ?? 0,
    })),
    /** Means of what reviews say beside the whole; only of what somebody has said. */
    criteria: CRITERIA.flatMap(name => {
      const value = marks?.[name]
      return value ? [{ name, value }] : []
    }),
  }
}

export type Reviews = Awaited<ReturnType<typeof readReviews>>

/** A page of published reviews, latest first, with how many of each mark there are and the means, in all. */
export const publicReviews = kept('reviews', readReviews, slug => [tags.provider(slug)])
