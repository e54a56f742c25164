import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Centimes } from '@/lib/core/money'
import { addDays, type LocalDate } from '@/lib/time/zone'
import { firstDay, lastDay, type Month, perMonth } from '../domain/months'

export type Earnings = {
  months: Centimes[]
  weeks: Centimes[]
  /** Over all the months. */
  total: Centimes
  jobs: number
  /** Of the jobs that have an amount; null without any. */
  average: Centimes | null
  /** Jobs that ended without an amount: on quote, and no quote was signed. */
  withoutAmount: number
  /** Done, and not yet confirmed as paid. */
  due: { amount: Centimes; jobs: number }
  services: { nameFr: string; nameAr: string; jobs: number; total: Centimes; average: Centimes | null }[]
}

/**
 * What a provider's completed jobs brought, by the day of the job. It reads bookings and nothing else: no fees, no
 * taxes, no payouts.
 * @param weeks Mondays, oldest first
 */
export async function providerEarnings(
  tx: Tx,
  providerId: number,
  months: readonly Month[],
  weeks: readonly LocalDate[],
): Promise<Earnings> {
  const [from, to] = [months[0], months.at(-1)]
  const [monday, lastMonday] = [weeks[0], weeks.at(-1)]
  if (!from || !to || !monday || !lastMonday) throw new RangeError('earnings.no_period')
  const done = sql`b.provider_id = ${providerId} and b.status = 'COMPLETED'`
  const year = sql`b.wall_date between ${firstDay(from)}::date and ${lastDay(to)}::date`
  const [monthly, weekly, services, due] = await Promise.all([
    tx.execute<{ month: Month; total: string }>(sql`
      select to_char(b.wall_date, 'YYYY-MM') as month, coalesce(sum(b.payable), 0)::text as total
        from bookings b where ${done} and ${year} group by 1`),
    // Monday is what date_trunc begins a week with; a date has no zone.
    tx.execute<{ week: LocalDate; total: string }>(sql`
      select to_char(date_trunc('week', b.wall_date::timestamp), 'YYYY-MM-DD') as week,
             coalesce(sum(b.payable), 0)::text as total
        from bookings b
       where ${done} and b.wall_date between ${monday}::date and ${addDays(lastMonday, 6)}::date group by 1`),
    tx.execute<{ name_fr: string; name_ar: string; jobs: number; priced: number; total: string }>(sql`
      select s.name_fr, s.name_ar, count(*)::int as jobs, count(b.payable)::int as priced,
             coalesce(sum(b.payable), 0)::text as total
        from bookings b join offers o on o.id = b.offer_id join services s on s.id = o.service_id
       where ${done} and ${year} group by s.id order by coalesce(sum(b.payable), 0) desc, s.id`),
    tx.execute<{ jobs: number; amount: string }>(sql`
      select count(*)::int as jobs, coalesce(sum(b.payable - b.amount_paid), 0)::text as amount
        from bookings b
       where ${done} and b.payment_method = 'CASH' and b.payment_status = 'DUE' and b.payable > b.amount_paid`),
  ])
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const total = sum(services.map(row => Number(row.total)))
  const priced = sum(services.map(row => row.priced))
  const jobs = sum(services.map(row => row.jobs))
  const averageOf = (amount: number, count: number) => (count > 0 ? Math.round(amount / count) : null)
  return {
    months: perMonth(months, new Map(monthly.map(row => [row.month, Number(row.total)])), 0),
    weeks: perMonth(weeks, new Map(weekly.map(row => [row.week, Number(row.total)])), 0),
    total,
    jobs,
    average: averageOf(total, priced),
    withoutAmount: jobs - priced,
    due: { amount: Number(due[0]?.amount ?? 0), jobs: due[0]?.jobs ?? 0 },
    services: services.map(row => ({
      nameFr: row.name_fr,
      nameAr: row.name_ar,
      jobs: row.jobs,
      total: Number(row.total),
      average: averageOf(Number(row.total), row.priced),
    })),
  }
}
