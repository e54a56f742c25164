import { getTranslations } from 'next-intl/server'
import type { BookingJob } from '@/lib/bookings/queries/job'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'

type SumOwedProps = { locale: Locale; status: string; total: number | null; job: BookingJob }

/** What is owed when it is no longer the price asked at first, and whether the cash was handed over. */
export async function SumOwed({ locale, status, total, job }: SumOwedProps) {
  const { payable, agreedCap, amountPaid, fee } = job
  const t = await getTranslations({ locale, namespace: 'bookings.work.sum' })
  const rows: [string, number][] = []
  if (payable !== null && payable !== total) rows.push([t('now'), payable])
  if (status === 'IN_PROGRESS' && agreedCap !== null) rows.push([t('cap'), agreedCap])
  if (amountPaid > 0) rows.push([t('paid'), amountPaid])
  if (fee > 0) rows.push([t('fee'), fee])
  if (rows.length === 0) return null
  return (
    <dl className="grid gap-1.5">
      {rows.map(([term, amount]) => (
        <div key={term} className="flex justify-between gap-4">
          <dt>{term}</dt>
          <dd className="tnum shrink-0 font-medium">
            <bdi>{formatMoney(locale, amount)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
