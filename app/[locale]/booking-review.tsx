import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { Side } from '@/components/bookings/booking-list'
import { wallText } from '@/components/bookings/words'
import { BookingReviews } from '@/components/reviews/booking-reviews'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { database } from '@/db/client'
import { findBooking } from '@/lib/bookings/queries/view'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { reviewsOfBooking } from '@/lib/reviews/queries/booking'
import { now } from '@/lib/time/clock'

export type ReviewProps = { params: Promise<{ locale: string; id: string }> }

export async function reviewMetadata({ params }: ReviewProps): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'reviews.page' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Where the mail's button leads: the review of one booking and nothing else. */
export async function ReviewOf({ side, params }: ReviewProps & { side: Side }) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const base = side === 'client' ? '/account/bookings' : '/pro/bookings'
  const user = await requireRole(locale, `${base}/${id}/review`, side === 'client' ? 'CLIENT' : 'PROVIDER')
  const db = database()
  const booking = await findBooking(db, user, id)
  const reviews = booking && (await reviewsOfBooking(db, user, id, now()))
  if (!booking || !reviews) notFound()
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews.page' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const arabic = locale === 'ar'
  const names = {
    client: personName(locale, `${booking.clientFirstName} ${booking.clientLastName}`),
    provider: arabic ? booking.providerAr : booking.providerFr,
  }
  return (
    <div className="grid max-w-text gap-6">
      <header className="grid gap-2">
        <a className="link w-fit py-2" href={localePath(locale, `${base}/${id}`)}>
          <Icon name="arrow-left" /> {t('back')}
        </a>
        <h1>{t('title')}</h1>
        <p className="text-muted">
          {arabic ? booking.serviceAr : booking.serviceFr} ·{' '}
          <bdi>{side === 'client' ? names.provider : names.client}</bdi> ·{' '}
          {wallText(bookings, locale, booking)}
        </p>
      </header>
      <BookingReviews locale={locale} reviews={reviews} names={names} />
    </div>
  )
}
