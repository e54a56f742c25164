import 'server-only'
import { and, asc, eq, gte, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, cities, districts, offers, services, users } from '@/db/schema'
import { addDays, dayRange, type LocalDate } from '@/lib/time/zone'
import type { Window } from '../domain/window'

const SHOWN = ['HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED'] as const

/**
 * What stands in a provider's agenda, in order. Only the window is read, by the index on provider and start; a day
 * more in front for work that reaches over midnight.
 */
export function agendaBookings(tx: Tx, providerId: number, { from, days }: Window) {
  const begin = dayRange(addDays(from, -1)).start
  const end = dayRange(addDays(from, days)).start
  return tx
    .select({
      id: bookings.id,
      reference: bookings.reference,
      status: bookings.status,
      wallDate: bookings.wallDate,
      wallMinutes: bookings.wallMinutes,
      minutes: sql<number>`(extract(epoch from ${bookings.endsAt} - ${bookings.startsAt}) / 60)::int`,
      bufferBefore: sql<number>`(extract(epoch from ${bookings.startsAt} - lower(${bookings.blockedPeriod})) / 60)::int`,
      bufferAfter: sql<number>`(extract(epoch from upper(${bookings.blockedPeriod}) - ${bookings.endsAt}) / 60)::int`,
      serviceFr: services.nameFr,
      serviceAr: services.nameAr,
      placeFr: sql<string>`coalesce(${districts.nameFr}, ${cities.nameFr})`,
      placeAr: sql<string>`coalesce(${districts.nameAr}, ${cities.nameAr})`,
      firstName: users.firstName,
    })
    .from(bookings)
    .innerJoin(offers, eq(offers.id, bookings.offerId))
    .innerJoin(services, eq(services.id, offers.serviceId))
    .innerJoin(users, eq(users.id, bookings.clientId))
    .innerJoin(cities, eq(cities.id, bookings.cityId))
    .leftJoin(districts, eq(districts.id, bookings.districtId))
    .where(
      and(
        eq(bookings.providerId, providerId),
        gte(bookings.startsAt, begin),
        lt(bookings.startsAt, end),
        inArray(bookings.status, [...SHOWN]),
        or(eq(bookings.status, 'HOLD'), isNotNull(bookings.requestedAt)),
      ),
    )
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
}

export type AgendaBooking = Awaited<ReturnType<typeof agendaBookings>>[number]

export type DayCount = { date: LocalDate; pending: number; firm: number; done: number }

/** How many bookings stand on each day of a month: the days without any are left out. */
export async function agendaCounts(
  tx: Tx,
  providerId: number,
  { from, days }: Window,
): Promise<Map<LocalDate, DayCount>> {
  const of = (...states: (typeof SHOWN)[number][]) =>
    sql<number>`(count(*) filter (where ${inArray(bookings.status, states)}))::int`
  const rows = await tx
    .select({
      date: bookings.wallDate,
      pending: of('PENDING'),
      firm: of('CONFIRMED', 'IN_PROGRESS'),
      done: of('COMPLETED'),
    })
    .from(bookings)
    .where(
      and(
        eq(bookings.providerId, providerId),
        gte(bookings.startsAt, dayRange(from).start),
        lt(bookings.startsAt, dayRange(addDays(from, days)).start),
        isNotNull(bookings.requestedAt),
      ),
    )
    .groupBy(bookings.wallDate)
  return new Map(rows.map(row => [row.date, row]))
}
