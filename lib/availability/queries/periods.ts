import 'server-only'
import { and, asc, gte, lte, max, min } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { calendarPeriods } from '@/db/schema'

export type CalendarEntry = typeof calendarPeriods.$inferSelect

/** The country's days of one year, in their order, and the years there are any for. */
export async function calendarOfYear(tx: Tx, year: number) {
  const { startsOn } = calendarPeriods
  const [entries, [range]] = await Promise.all([
    tx
      .select()
      .from(calendarPeriods)
      .where(and(gte(startsOn, `${year}-01-01`), lte(startsOn, `${year}-12-31`)))
      .orderBy(asc(startsOn), asc(calendarPeriods.id)),
    tx.select({ first: min(startsOn), last: max(startsOn) }).from(calendarPeriods),
  ])
  const first = Number(range?.first?.slice(0, 4) ?? year)
  const last = Number(range?.last?.slice(0, 4) ?? year)
  return { entries, years: Array.from({ length: last - first + 1 }, (_, index) => first + index) }
}
