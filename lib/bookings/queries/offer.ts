import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { cities, offers, providers } from '@/db/schema'
import type { Point } from '@/lib/bookings/domain/point'
import type { PriceUnit } from '@/lib/catalogue/domain'

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
  travelMinutes: number
  /** Confirmed as soon as it is asked for. */
  instant: boolean
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
      travelMinutes: providers.travelMinutes,
      instant: providers.instantBooking,
    })
    .from(offers)
    .innerJoin(providers, eq(providers.id, offers.providerId))
    .where(and(eq(offers.id, offerId), eq(offers.active, true), eq(providers.status, 'APPROVED')))
  return row ?? null
}

/** The middle of a city. */
export async function cityCentre(tx: Tx, cityId: number): Promise<Point | null> {
  const [row] = await tx
    .select({ latitude: cities.latitude, longitude: cities.longitude })
    .from(cities)
    .where(eq(cities.id, cityId))
  return row ?? null
}
