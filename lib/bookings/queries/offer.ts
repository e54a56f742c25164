import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { districts, offers, providers } from '@/db/schema'
import type { PriceUnit } from '@/lib/catalogue/domain'
import { AppError } from '@/lib/core/errors'

export type BookableOffer = {
  id: number
  providerId: number
  providerSlug: string
  serviceId: number
  unit: PriceUnit
  /** Centimes per unit; null on quote. */
  price: number | null
  durationMinutes: number
  cityId: number
  dailyCap: number | null
}

/** An active offer of an approved provider; anything else does not exist for a client. */
export async function bookableOffer(tx: Tx, offerId: number): Promise<BookableOffer | null> {
  const [row] = await tx
    .select({
      id: offers.id,
      providerId: offers.providerId,
      providerSlug: providers.slug,
      serviceId: offers.serviceId,
      unit: offers.unit,
      price: offers.price,
      durationMinutes: offers.durationMinutes,
      cityId: providers.cityId,
      dailyCap: providers.dailyCap,
    })
    .from(offers)
    .innerJoin(providers, eq(providers.id, offers.providerId))
    .where(and(eq(offers.id, offerId), eq(offers.active, true), eq(providers.status, 'APPROVED')))
  return row ?? null
}

/** The district's id in that city; null when none was chosen. Codes: `booking.district_unknown`. */
export async function districtOf(tx: Tx, cityId: number, slug: string | null): Promise<number | null> {
  if (!slug) return null
  const [row] = await tx
    .select({ id: districts.id })
    .from(districts)
    .where(and(eq(districts.cityId, cityId), eq(districts.slug, slug)))
  if (!row) throw new AppError('invalid', { fields: { district: 'booking.district_unknown' } })
  return row.id
}
