import 'server-only'
import { and, asc, count, eq, exists, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  bookings,
  districts,
  files,
  identityDocuments,
  offers,
  providers,
  users,
  weeklyRanges,
} from '@/db/schema'
import { documentsComplete } from '@/lib/identity/domain/documents'
import type { IdentityDocumentKind } from '@/lib/identity/domain/kinds'
import type { ProfileFacts } from '../domain/checklist'
import { canSubmit } from '../domain/standing'

const activeOffers = (tx: Tx) =>
  tx
    .select({ n: count() })
    .from(offers)
    .where(and(eq(offers.providerId, providers.id), eq(offers.active, true)))
const usualHours = (tx: Tx) =>
  tx
    .select({ n: count() })
    .from(weeklyRanges)
    .where(and(eq(weeklyRanges.providerId, providers.id), eq(weeklyRanges.layer, 'USUAL')))
const hasPicture = (tx: Tx, kind: 'PORTRAIT' | 'GALLERY') =>
  sql<boolean>`${exists(
    tx
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.providerId, providers.id), eq(files.kind, kind), isNull(files.deletedAt))),
  )}`

const shownDocuments = sql<IdentityDocumentKind[]>`array(
  select ${identityDocuments.kind}::text from ${identityDocuments}
   where ${identityDocuments.providerId} = ${providers.id} and ${identityDocuments.withdrawnAt} is null)`

const whole = (query: { getSQL(): ReturnType<typeof sql> }) => sql<number>`(${query})::int`

/** The profile of one provider, whatever its state, with what the checklist asks. */
export async function profileOf(tx: Tx, where: { userId: string } | { id: number }) {
  const [row] = await tx
    .select({
      id: providers.id,
      userId: providers.userId,
      slug: providers.slug,
      status: providers.status,
      nameFr: providers.nameFr,
      nameAr: providers.nameAr,
      categoryId: providers.categoryId,
      bioFr: providers.bioFr,
      bioAr: providers.bioAr,
      cityId: providers.cityId,
      districtId: providers.districtId,
      radiusKm: providers.radiusKm,
      experienceSince: providers.experienceSince,
      languages: providers.languages,
      avatarSeed: providers.avatarSeed,
      verified: sql<boolean>`${providers.verifiedAt} is not null`,
      instant: providers.instantBooking,
      club: sql<boolean>`${providers.clubPlan} is not null`,
      ratingSum: providers.ratingSum,
      ratingCount: providers.ratingCount,
      jobsCount: providers.jobsCount,
      responseMinutes: providers.responseMinutes,
      submittedAt: providers.submittedAt,
      decidedAt: providers.decidedAt,
      refusal: providers.refusal,
      updatedAt: providers.updatedAt,
      emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
      cityHasDistricts: sql<boolean>`${exists(
        tx.select({ id: districts.id }).from(districts).where(eq(districts.cityId, providers.cityId)),
      )}`,
      offers: whole(activeOffers(tx)),
      hours: whole(usualHours(tx)),
      portrait: hasPicture(tx, 'PORTRAIT'),
      gallery: hasPicture(tx, 'GALLERY'),
      documents: shownDocuments,
    })
    .from(providers)
    .innerJoin(users, eq(users.id, providers.userId))
    .where('id' in where ? eq(providers.id, where.id) : eq(providers.userId, where.userId))
  return row ?? null
}

export type OwnProfile = NonNullable<Awaited<ReturnType<typeof profileOf>>>

/** One's own profile; null before the first step. */
export const ownProfile = (tx: Tx, actor: { userId: string }): Promise<OwnProfile | null> =>
  profileOf(tx, { userId: actor.userId })

/** What the checklist asks of a profile. */
export const factsOf = (profile: OwnProfile): ProfileFacts => ({
  ...profile,
  // Afterwards they are erased, and nobody is asked again.
  documents: !canSubmit(profile.status) || documentsComplete(profile.documents),
})

/** All offers of a provider, also those put aside, in their order. */
export async function offersOf(tx: Tx, providerId: number) {
  return tx
    .select({
      id: offers.id,
      serviceId: offers.serviceId,
      active: offers.active,
      unit: offers.unit,
      price: offers.price,
      durationMinutes: offers.durationMinutes,
      descriptionFr: offers.descriptionFr,
      descriptionAr: offers.descriptionAr,
      /** Somebody has booked it: then it can be put aside, not deleted. */
      booked: sql<boolean>`${exists(
        tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.offerId, offers.id)),
      )}`,
    })
    .from(offers)
    .where(eq(offers.providerId, providerId))
    .orderBy(asc(offers.position), asc(offers.id))
}

export type OwnOffer = Awaited<ReturnType<typeof offersOf>>[number]

/** The usual week of a provider. */
export async function usualWeek(tx: Tx, providerId: number) {
  return tx
    .select({
      weekday: weeklyRanges.weekday,
      startMinute: weeklyRanges.startMinute,
      endMinute: weeklyRanges.endMinute,
    })
    .from(weeklyRanges)
    .where(and(eq(weeklyRanges.providerId, providerId), eq(weeklyRanges.layer, 'USUAL')))
    .orderBy(asc(weeklyRanges.weekday), asc(weeklyRanges.startMinute))
}
