import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/feedback'
import type { CancellationTerms } from '@/lib/bookings/domain/cancellation'
import type { BookingJob } from '@/lib/bookings/queries/job'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { instantText } from '../words'

export type Terms = CancellationTerms & { free: boolean; percent: number; amountPaid: number }

/** What calling off would cost, as the server knows it now; said before anything is sent. */
export async function CancelTerms({ locale, terms }: { locale: Locale; terms: Terms }) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const when = instantText(t, locale, terms.freeUntil)
  const money = (centimes: number) => formatMoney(locale, centimes)
  return (
    <div className="grid gap-1" data-terms={terms.free ? 'free' : 'late'}>
      <p className="font-medium">
        {terms.free
          ? t('work.terms.free', { when })
          : t('work.terms.late', { when, percent: terms.percent, share: money(terms.share) })}
      </p>
      <p>
        {terms.amountPaid === 0
          ? t('work.terms.cash')
          : t('work.terms.paid', { fee: money(terms.fee), refund: money(terms.refund) })}
      </p>
    </div>
  )
}

/** What was recorded once a client has called off a firm appointment. */
export async function CancelRecord({ locale, job }: { locale: Locale; job: BookingJob }) {
  const t = await getTranslations({ locale, namespace: 'bookings.work.terms' })
  const { fee, amountPaid } = job
  const text =
    amountPaid === 0
      ? t('recordedCash')
      : t('recordedPaid', {
          fee: formatMoney(locale, fee),
          refund: formatMoney(locale, amountPaid - fee),
        })
  return <Alert tone="info" title={text} />
}
