import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BookingFacts } from '@/components/admin/bookings/booking-facts'
import { StepForms } from '@/components/admin/bookings/step-forms'
import { Timeline } from '@/components/bookings/timeline'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Panel } from '@/components/ui/surface'
import { database } from '@/db/client'
import { allowedTransitions } from '@/lib/bookings/domain/decide'
import { loadFacts } from '@/lib/bookings/queries/facts'
import { jobOf } from '@/lib/bookings/queries/job'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import { findBooking } from '@/lib/bookings/queries/view'
import { requireRole } from '@/lib/core/page-guard'
import { disputeOf } from '@/lib/disputes/queries'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.bookings' })
  return { title: t('one'), description: t('description'), robots: { index: false } }
}

/** One booking: its facts, what an administrator can do with it, its history. */
export default async function AdminBookingPage({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, `/admin/bookings/${id}`, 'ADMIN')
  const db = database()
  const booking = await findBooking(db, user, id)
  if (!booking) notFound()
  const [facts, policy, job, dispute, t, words] = await Promise.all([
    loadFacts(db, user, id),
    bookingPolicy(db),
    jobOf(db, user, id),
    disputeOf(db, user, id),
    getTranslations({ locale, namespace: 'admin.bookings' }),
    getTranslations({ locale, namespace: 'bookings.detail' }),
  ])
  if (!facts || !job) notFound()
  const allowed = allowedTransitions(facts, 'admin', now(), policy)
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_372px]">
      <div className="grid gap-6">
        <header className="grid gap-2">
          <a className="link w-fit py-2" href={localePath(locale, '/admin/bookings')}>
            <Icon name="arrow-left" /> {t('title')}
          </a>
          <h1>
            <bdi dir="ltr">{booking.reference}</bdi>
          </h1>
        </header>
        <BookingFacts {...{ locale, booking, job }} />
        <section className="grid gap-4" aria-labelledby="history">
          <h2 id="history" className="text-xl">
            {words('history')}
          </h2>
          <Timeline locale={locale} history={booking.history} />
        </section>
      </div>
      <Panel as="aside" className="grid gap-4">
        <h2 className="text-lg">{t('steps')}</h2>
        <StepForms {...{ locale, booking, allowed }} cap={job.agreedCap ?? 0} />
        {dispute ? (
          <a className="link" href={localePath(locale, `/admin/disputes/${dispute.id}`)}>
            {t('dispute')}
          </a>
        ) : null}
        <p className="hint">{t('stepsHint')}</p>
      </Panel>
    </div>
  )
}
