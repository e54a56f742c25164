import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BookingFacts } from '@/components/admin/bookings/booking-facts'
import { Timeline } from '@/components/bookings/timeline'
import { DisputeView } from '@/components/disputes/dispute-view'
import { RulingForm } from '@/components/disputes/ruling-form'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Panel } from '@/components/ui/surface'
import { database } from '@/db/client'
import { jobOf } from '@/lib/bookings/queries/job'
import { findBooking } from '@/lib/bookings/queries/view'
import { requireRole } from '@/lib/core/page-guard'
import { bookingOfDispute, disputeOf } from '@/lib/disputes/queries'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'disputes' })
  return { title: t('title'), description: t('adminDescription'), robots: { index: false } }
}

/** One dispute: both versions, the evidence, the booking's history, and the ruling. */
export default async function DisputePage({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, `/admin/disputes/${id}`, 'ADMIN')
  const db = database()
  const bookingId = await bookingOfDispute(db, user, id)
  if (!bookingId) notFound()
  const [booking, job, dispute, t, words] = await Promise.all([
    findBooking(db, user, bookingId),
    jobOf(db, user, bookingId),
    disputeOf(db, user, bookingId),
    getTranslations({ locale, namespace: 'disputes' }),
    getTranslations({ locale, namespace: 'bookings.detail' }),
  ])
  if (!booking || !job || !dispute) notFound()
  const names = {
    client: personName(locale, `${booking.clientFirstName} ${booking.clientLastName}`),
    provider: locale === 'ar' ? booking.providerAr : booking.providerFr,
  }
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_372px]">
      <div className="grid gap-6">
        <header className="grid gap-2">
          <a className="link w-fit py-2" href={localePath(locale, '/admin/disputes')}>
            <Icon name="arrow-left" /> {t('adminTitle')}
          </a>
          <h1>
            {t('title')} <bdi dir="ltr">{booking.reference}</bdi>
          </h1>
        </header>
        <DisputeView {...{ locale, dispute, names }} />
        <BookingFacts {...{ locale, booking, job }} />
        <section className="grid gap-4" aria-labelledby="history">
          <h2 id="history" className="text-xl">
            {words('history')}
          </h2>
          <Timeline locale={locale} history={booking.history} />
        </section>
      </div>
      <Panel as="aside" className="grid gap-4">
        <h2 className="text-lg">{t('ruling')}</h2>
        <RulingForm {...{ locale, booking }} paid={job.amountPaid} possible={!dispute.ruledAt} />
        <a className="link" href={localePath(locale, `/admin/bookings/${booking.id}`)}>
          {t('toBooking')}
        </a>
      </Panel>
    </div>
  )
}
