import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { bookingSeries, bookings } from '@/db/schema'

const each = alias(bookings, 'each')

/** Which occurrence of its series a booking is, by time; null for one of no series. */
export const seriesPlace = sql<number | null>`case when ${bookings.seriesId} is not null then (
  select count(*)::int from bookings other where other.series_id = ${bookings.seriesId}
     and (other.starts_at, other.id) <= (${bookings.startsAt}, ${bookings.id})) end`

/** How many occurrences the series of a booking has. */
export const seriesCount = sql<number | null>`(
  select one.occurrences from booking_series one where one.id = ${bookings.seriesId})`

/**
 * All occurrences of a booking's series, in the order of time; null for a booking of none. Only for one that was
 * already found through its owner: a series has one client and one provider.
 */
export async function seriesOf(tx: Tx, bookingId: string) {
  const items = await tx
    .select({
      id: each.id,
      status: each.status,
      reasonCode: each.reasonCode,
      startsAt: each.startsAt,
      wallDate: each.wallDate,
      wallMinutes: each.wallMinutes,
      updatedAt: each.updatedAt,
      rhythm: bookingSeries.rhythm,
    })
    .from(bookings)
    .innerJoin(bookingSeries, eq(bookingSeries.id, bookings.seriesId))
    .innerJoin(each, eq(each.seriesId, bookings.seriesId))
    .where(and(eq(bookings.id, bookingId)))
    .orderBy(asc(each.startsAt), asc(each.id))
  const [first] = items
  return first ? { rhythm: first.rhythm, items } : null
}

export type Series = NonNullable<Awaited<ReturnType<typeof seriesOf>>>

/**
 * What a message about one occurrence says of its series: its place, and all those that took the same step with it,
 * since they are not written about one by one. Null for a booking of no series.
 */
export async function seriesNews(tx: Tx, bookingId: string) {
  const series = await seriesOf(tx, bookingId)
  const self = series?.items.find(item => item.id === bookingId)
  if (!series || !self) return null
  return {
    rhythm: series.rhythm,
    place: series.items.indexOf(self) + 1,
    count: series.items.length,
    together: series.items
      .filter(item => item.status === self.status && item.updatedAt.getTime() === self.updatedAt.getTime())
      .map(({ wallDate, wallMinutes }) => ({ wallDate, wallMinutes })),
  }
}
