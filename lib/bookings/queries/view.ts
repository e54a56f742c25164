import 'server-only'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import {
  bookingEvents,
  bookings,
  cities,
  districts,
  files,
  offers,
  providers,
  services,
  users,
} from '@/db/schema'
import { contactShared } from '@/lib/bookings/domain/contact'
import { coarseArea } from '@/lib/bookings/domain/pin'
import type { User } from '@/lib/core/actor'
import { kindOf, ownedBy } from './facts'
import { seriesCount, seriesPlace } from './series'

export const client = alias(users, 'client')
const owner = alias(users, 'owner')

/** What a list shows of a booking; its page shows more. */
export const listColumns = {
  seriesPlace,
  seriesCount,
  version: bookings.version,
  endsAt: bookings.endsAt,
  id: bookings.id,
  reference: bookings.reference,
  status: bookings.status,
  reasonCode: bookings.reasonCode,
  startsAt: bookings.startsAt,
  wallDate: bookings.wallDate,
  wallMinutes: bookings.wallMinutes,
  expiresAt: bookings.expiresAt,
  title: bookings.title,
  total: bookings.total,
  unit: bookings.unit,
  serviceFr: services.nameFr,
  serviceAr: services.nameAr,
  cityFr: cities.nameFr,
  cityAr: cities.nameAr,
  districtFr: districts.nameFr,
  districtAr: districts.nameAr,
  providerSlug: providers.slug,
  providerFr: providers.nameFr,
  providerAr: providers.nameAr,
  avatarSeed: providers.avatarSeed,
  clientFirstName: client.firstName,
  // Before a firm appointment a client is a first name and an initial (C14).
  clientInitial: sql<string>`left(${client.lastName}, 1)`,
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * One booking with its history, as this actor may see it: the exact address and the phones only once it is
 * confirmed; the client always sees their own address. Null for everybody else, as if it did not exist.
 */
export async function findBooking(tx: Tx, actor: User, id: string) {
  const own = ownedBy(actor)
  if (own === null || !UUID.test(id)) return null
  const [row] = await tx
    .select({
      ...listColumns,
      clientLastName: client.lastName,
      clientAvatar: files.id,
      description: bookings.description,
      address: bookings.address,
      landmark: bookings.landmark,
      latitude: bookings.latitude,
      longitude: bookings.longitude,
      cityId: bookings.cityId,
      district: { latitude: districts.latitude, longitude: districts.longitude },
      city: { latitude: cities.latitude, longitude: cities.longitude },
      priceLines: bookings.priceLines,
      reason: bookings.reason,
      cancelledBy: bookings.cancelledBy,
      createdAt: bookings.createdAt,
      // What providers said of this client: known before one accepts.
      clientRatingSum: client.ratingSum,
      clientRatingCount: client.ratingCount,
      clientPhone: client.phone,
      providerPhone: owner.phone,
      offerId: bookings.offerId,
    })
    .from(bookings)
    .innerJoin(client, eq(client.id, bookings.clientId))
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .innerJoin(owner, eq(owner.id, providers.userId))
    .innerJoin(offers, eq(offers.id, bookings.offerId))
    .innerJoin(services, eq(services.id, offers.serviceId))
    .innerJoin(cities, eq(cities.id, bookings.cityId))
    .leftJoin(districts, eq(districts.id, bookings.districtId))
    .leftJoin(files, and(eq(files.userId, client.id), isNull(files.deletedAt)))
    .where(and(own, isNotNull(bookings.requestedAt), eq(bookings.id, id)))
  if (!row) return null
  const history = await tx
    .select({
      transition: bookingEvents.transition,
      toStatus: bookingEvents.toStatus,
      actorKind: bookingEvents.actorKind,
      reason: bookingEvents.reason,
      at: bookingEvents.at,
    })
    .from(bookingEvents)
    .where(eq(bookingEvents.bookingId, id))
    .orderBy(asc(bookingEvents.version))
  const shared = contactShared(row.status)
  const kind = kindOf(actor)
  // An administrator rules over what both sides see.
  const isClient = kind === 'client' || kind === 'admin'
  const { clientPhone, providerPhone, clientInitial, clientLastName, clientAvatar, ...known } = row
  const { address, landmark, ...others } = known
  const { latitude, longitude, district, city, ...rest } = others
  const pin = latitude !== null && longitude !== null ? { latitude, longitude } : null
  return {
    ...rest,
    clientLastName: isClient || shared ? clientLastName : `${clientInitial}.`,
    /** The client's picture, shown to those who know the name. */
    clientAvatar: shared ? clientAvatar : null,
    address: isClient || shared ? address : null,
    landmark: isClient || shared ? landmark : null,
    pin: isClient || shared ? pin : null,
    /** Instead of all that: about where it is. */
    area: isClient || shared ? null : coarseArea(district, city),
    /** The other side's number. */
    phone: shared ? (isClient ? providerPhone : clientPhone) : null,
    history,
  }
}

export type BookingView = NonNullable<Awaited<ReturnType<typeof findBooking>>>
