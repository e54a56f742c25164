import 'server-only'
import { and, asc, eq, gte, isNotNull, or, type SQL } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, cities, districts, offers, providers, services, users } from '@/db/schema'
import { contactShared } from '@/lib/bookings/domain/contact'
import { ownedBy } from '@/lib/bookings/queries/facts'
import type { User } from '@/lib/core/actor'
import { addDays, dayRange, toWall } from '@/lib/time/zone'
import { FEED_PAST_DAYS } from '../domain/event'

/** More than anybody has; a feed is read by programs, again and again. */
const MOST = 1000

async function eventRows(tx: Tx, where: SQL | undefined) {
  const rows = await tx
    .select({
      id: bookings.id,
      reference: bookings.reference,
      version: bookings.version,
      status: bookings.status,
      startsAt: bookings.startsAt,
      endsAt: bookings.endsAt,
      updatedAt: bookings.updatedAt,
      title: bookings.title,
      address: bookings.address,
      landmark: bookings.landmark,
      serviceFr: services.nameFr,
      serviceAr: services.nameAr,
      providerFr: providers.nameFr,
      providerAr: providers.nameAr,
      cityFr: cities.nameFr,
      cityAr: cities.nameAr,
      districtFr: districts.nameFr,
      districtAr: districts.nameAr,
      clientFirstName: users.firstName,
    })
    .from(bookings)
    .innerJoin(users, eq(users.id, bookings.clientId))
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .innerJoin(offers, eq(offers.id, bookings.offerId))
    .innerJoin(services, eq(services.id, offers.serviceId))
    .innerJoin(cities, eq(cities.id, bookings.cityId))
    .leftJoin(districts, eq(districts.id, bookings.districtId))
    .where(and(isNotNull(bookings.requestedAt), where))
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
    .limit(MOST)
  // A calendar leaves the house: telephones, notes and, too early, the address stay here (C14).
  return rows.map(({ address, landmark, ...row }) => ({
    ...row,
    address: contactShared(row.status) ? address : null,
    landmark: contactShared(row.status) ? landmark : '',
  }))
}

export type EventRow = Awaited<ReturnType<typeof eventRows>>[number]

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One booking of the actor; null for everybody else. */
export async function eventOf(tx: Tx, actor: User, id: string): Promise<EventRow | null> {
  const own = ownedBy(actor)
  if (!own || !UUID.test(id)) return null
  const [row] = await eventRows(tx, and(own, eq(bookings.id, id)))
  return row ?? null
}

/** What a feed holds: the last month and all that is to come, of one person as client or as provider. */
export function feedEvents(tx: Tx, { userId, providerId }: FeedOwner, at: Date): Promise<EventRow[]> {
  const since = dayRange(addDays(toWall(at).date, -FEED_PAST_DAYS)).start
  const own = or(
    eq(bookings.clientId, userId),
    providerId === null ? undefined : eq(bookings.providerId, providerId),
  )
  return eventRows(tx, and(own, gte(bookings.startsAt, since)))
}
export type FeedOwner = { userId: string; providerId: number | null }
