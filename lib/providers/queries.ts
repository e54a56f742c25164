import 'server-only'
import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { offers, providers, reviews, users } from '@/db/schema'
import { kept, tags } from '@/lib/core/cache'

async function readProfile(slug: string) {
  const rows = await database()
    .select({
      id: providers.id,
      slug: providers.slug,
      nameFr: providers.nameFr,
      nameAr: providers.nameAr,
      bioFr: providers.bioFr,
      bioAr: providers.bioAr,
      categoryId: providers.categoryId,
      cityId: providers.cityId,
      districtId: providers.districtId,
      radiusKm: providers.radiusKm,
      experienceSince: providers.experienceSince,
      languages: providers.languages,
      avatarSeed: providers.avatarSeed,
      verified: sql<boolean>`${providers.verifiedAt} is not null`,
      club: sql<boolean>`${providers.clubPlan} is not null`,
      horizonDays: providers.horizonDays,
      ratingSum: providers.ratingSum,
      ratingCount: providers.ratingCount,
      jobsCount: providers.jobsCount,
      responseMinutes: providers.responseMinutes,
      offer: {
        id: offers.id,
        serviceId: offers.serviceId,
        unit: offers.unit,
        price: offers.price,
        durationMinutes: offers.durationMinutes,
        descriptionFr: offers.descriptionFr,
        descriptionAr: offers.descriptionAr,
      },
    })
    .from(providers)
    .innerJoin(offers, and(eq(offers.providerId, providers.id), eq(offers.active, true)))
    .where(and(eq(providers.slug, slug), eq(providers.status, 'APPROVED')))
    .orderBy(offers.position, offers.id)
  const [first] = rows
  if (!first) return null
  const { offer: _, ...provider } = first
  return { ...provider, offers: rows.map(row => row.offer) }
}

export type Profile = NonNullable<Awaited<ReturnType<typeof readProfile>>>

/** An approved provider as everybody may see it: no coordinates, no phone, no account. */
export const publicProfile = kept('profile', readProfile, slug => [tags.provider(slug)])

export const REVIEWS_PER_PAGE = 10

async function readReviews(_slug: string, providerId: number, page: number) {
  const [list, marks] = await Promise.all([
    database()
      .select({
        id: reviews.id,
        rating: reviews.rating,
        body: reviews.body,
        locale: reviews.locale,
        publishedAt: reviews.publishedAt,
        author: sql<string>`${users.firstName} || ' ' || left(${users.lastName}, 1) || '.'`,
      })
      .from(reviews)
      .innerJoin(users, eq(users.id, reviews.authorId))
      .where(and(eq(reviews.providerId, providerId), isNotNull(reviews.publishedAt)))
      .orderBy(desc(reviews.publishedAt), desc(reviews.id))
      .limit(REVIEWS_PER_PAGE)
      .offset((page - 1) * REVIEWS_PER_PAGE),
    database()
      .select({ rating: reviews.rating, votes: count() })
      .from(reviews)
      .where(and(eq(reviews.providerId, providerId), isNotNull(reviews.publishedAt)))
      .groupBy(reviews.rating),
  ])
  const votes = new Map(marks.map(mark => [mark.rating, mark.votes]))
  return {
    list: list.map(row => ({ ...row, publishedAt: row.publishedAt?.toISOString() ?? '' })),
    /** How many gave each mark, best first. */
    distribution: [5, 4, 3, 2, 1].map(stars => ({ stars, votes: votes.get(stars) ?? 0 })),
  }
}

export type Reviews = Awaited<ReturnType<typeof readReviews>>

/** A page of published reviews, latest first, and how many of each mark there are in all. */
export const publicReviews = kept('reviews', readReviews, slug => [tags.provider(slug)])
