import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PriceSummary } from '@/components/bookings/price-summary'
import { statusText, wallText } from '@/components/bookings/words'
import { Extras } from '@/components/bookings/work/extras'
import { SumOwed } from '@/components/bookings/work/sum-owed'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Card } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import type { BookingJob } from '@/lib/bookings/queries/job'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'

type BookingFactsProps = { locale: Locale; booking: BookingView; job: BookingJob }

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="hint">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

/** A booking as an administrator needs it: who, when, what, for how much. */
export async function BookingFacts({ locale, booking, job }: BookingFactsProps) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const arabic = locale === 'ar'
  const service = arabic ? booking.serviceAr : booking.serviceFr
  return (
    <Card as="section" className="grid gap-4">
      <p>
        <StatusBadge status={booking.status} label={statusText(t, booking)} />
      </p>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Fact term={t('detail.when')}>{wallText(t, locale, booking)}</Fact>
        <Fact term={t('detail.job')}>
          {service} · <bdi>{booking.title}</bdi>
        </Fact>
        <Fact term={t('detail.client')}>
          <bdi>{personName(locale, `${booking.clientFirstName} ${booking.clientLastName}`)}</bdi>
        </Fact>
        <Fact term={t('detail.provider')}>
          <a className="link" href={localePath(locale, `/providers/${booking.providerSlug}`)}>
            {arabic ? booking.providerAr : booking.providerFr}
          </a>
        </Fact>
        <Fact term={t('detail.where')}>
          <bdi>{booking.address}</bdi>, {arabic ? booking.cityAr : booking.cityFr}
        </Fact>
        {booking.reason ? (
          <Fact term={t('actions.reasonOptional')}>
            <bdi>{booking.reason}</bdi>
          </Fact>
        ) : null}
      </dl>
      <PriceSummary locale={locale} service={service} lines={booking.priceLines} total={booking.total} />
      <SumOwed {...{ locale, status: booking.status, total: booking.total, job }} />
      <Extras locale={locale} extras={job.extras} />
    </Card>
  )
}
