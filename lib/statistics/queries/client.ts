import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { User } from '@/lib/core/actor'
import type { Centimes } from '@/lib/core/money'
import { firstDay, lastDay, type Month, perMonth } from '../domain/months'

export type ClientStatistics = {
  /** Appointments of the month that took place or still stand. */
  bookings: number[]
  /** What the completed ones cost. */
  spent: Centimes[]
}

/** A client's own year, by the month of the appointment; one value per month of `months`. */
export async function clientStatistics(
  tx: Tx,
  actor: User,
  months: readonly Month[],
): Promise<ClientStatistics> {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return { bookings: [], spent: [] }
  const rows = await tx.execute<{ month: Month; bookings: number; spent: string }>(sql`
    select to_char(wall_date, 'YYYY-MM') as month, count(*)::int as bookings,
           coalesce(sum(payable) filter (where status = 'COMPLETED'), 0)::text as spent
      from bookings
     where client_id = ${actor.userId}::uuid and requested_at is not null
       and status in ('CONFIRMED', 'IN_PROGRESS', 'COMPLETED')
       and wall_date between ${firstDay(first)}::date and ${lastDay(last)}::date
     group by 1`)
  const of = <T>(value: (row: (typeof rows)[number]) => T) =>
    new Map(rows.map(row => [row.month, value(row)]))
  return {
    bookings: perMonth(
      months,
      of(row => row.bookings),
      0,
    ),
    spent: perMonth(
      months,
      of(row => Number(row.spent)),
      0,
    ),
  }
}
