import 'server-only'
import { and, desc, eq, isNotNull, like, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, cities, districts, offers, providers, services } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import type { BookingStatus } from '../domain/status'
import { client, listColumns } from './view'

const PAGE = 25

export type AdminFilter = { reference: string; status: BookingStatus | null }
export type AdminMark = { startsAt: Date; id: string }

/** For administrators: every booking, latest appointment first, by the beginning of its reference or by state. */
export async function adminBookings(tx: Tx, actor: User, filter: AdminFilter, after: AdminMark | null) {
  if (actor.role !== 'ADMIN') return { items: [], next: null }
  const { reference, status } = filter
  const mark = after
    ? sql`(${bookings.startsAt}, ${bookings.id}) < (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined
  const rows = await tx
    .select(listColumns)
    .from(bookings)
    .innerJoin(client, eq(client.id, bookings.clientId))
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .innerJoin(offers, eq(offers.id, bookings.offerId))
    .innerJoin(services, eq(services.id, offers.serviceId))
    .innerJoin(cities, eq(cities.id, bookings.cityId))
    .leftJoin(districts, eq(districts.id, bookings.districtId))
    .where(
      and(
        isNotNull(bookings.requestedAt),
        reference ? like(bookings.reference, `${reference.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
        status ? eq(bookings.status, status) : undefined,
        mark,
      ),
    )
    .orderBy(desc(bookings.startsAt), desc(bookings.id))
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last ? { startsAt: last.startsAt, id: last.id } : null }
}

export type AdminListItem = Awaited<ReturnType<typeof adminBookings>>['items'][number]
