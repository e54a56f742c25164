import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { offers, providers } from '@/db/schema'

/** What can be booked with a provider: the person and the active offers, in the provider's order. */
export async function bookingOptions(tx: Tx, slug: string) {
  const rows = await tx
    .select({
      providerId: providers.id,
      slug: providers.slug,
      nameFr: providers.nameFr,
      nameAr: providers.nameAr,
      avatarSeed: providers.avatarSeed,
      cityId: providers.cityId,
      categoryId: providers.categoryId,
      verifiedAt: providers.verifiedAt,
      horizonDays: providers.horizonDays,
      instant: providers.instantBooking,
      offer: {
        id: offers.id,
        serviceId: offers.serviceId,
        unit: offers.unit,
        price: offers.price,
        durationMinutes: offers.durationMinutes,
      },
    })
    .from(providers)
    .innerJoin(offers, and(eq(offers.providerId, providers.id), eq(offers.active, true)))
    .where(and(eq(providers.slug, slug), eq(providers.status, 'APPROVED')))
    .orderBy(asc(offers.position), asc(offers.id))
  const [first] = rows
  if (!first) return null
  const { offer: _, ...provider } = first
  return { provider, offers: rows.map(row => row.offer) }
}

export type BookingOptions = NonNullable<Awaited<ReturnType<typeof bookingOptions>>>
