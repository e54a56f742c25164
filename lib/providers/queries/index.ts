import 'server-only'
import { and, countDistinct, desc, eq, gte, isNotNull, sql } from 'drizzle-orm'
import { database } from '@/db/client'
import { bookings, offers, providers } from '@/db/schema'
import { kept, tags } from '@/lib/core/cache'
import { NEIGHBOURS_FROM } from '../domain'
import { photosOf } from './photos'

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
      instant: providers.instantBooking,
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
  const photos = await photosOf(database(), provider.id)
  return { ...provider, ...photos, offers: rows.map(row => row.offer) }
}

export type Profile = NonNullable<Awaited<ReturnType<typeof readProfile>>>

/** An approved provider as everybody may see it: no coordinates, no phone, no account. */
export const publicProfile = kept('profile', readProfile, slug => [tags.provider(slug)])

/** A page shows the first few and the visitor's own, which may be any of them. */
const MOST_DISTRICTS = 40

export async function readNeighbours(_slug: string, providerId: number) {
  const clients = countDistinct(bookings.clientId)
  const rows = await database()
    .select({ districtId: bookings.districtId, clients })
    .from(bookings)
    .where(
      and(
        eq(bookings.providerId, providerId),
        eq(bookings.status, 'COMPLETED'),
        isNotNull(bookings.districtId),
      ),
    )
    .groupBy(bookings.districtId)
    .having(gte(clients, NEIGHBOURS_FROM))
    .orderBy(desc(clients), bookings.districtId)
    .limit(MOST_DISTRICTS)
  return rows.flatMap(row =>
    row.districtId === null ? [] : [{ districtId: row.districtId, clients: row.clients }],
  )
}

/** How many different clients of each district a provider has worked for, most first; never so few that one could tell who. */
export const publicNeighbours = kept('neighbours', readNeighbours, slug => [tags.provider(slug)])
