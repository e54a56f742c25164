import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { BookingDetail } from '@/components/bookings/booking-detail'
import type { Side } from '@/components/bookings/booking-list'
import { BookingPhotos } from '@/components/bookings/booking-photos'
import { BookingPlace } from '@/components/bookings/booking-place'
import { namedPlaces } from '@/components/places/named'
import { BookingReviews } from '@/components/reviews/booking-reviews'
import { personName } from '@/components/ui/person-name'
import { database } from '@/db/client'
import { cancellationTerms } from '@/lib/bookings/domain/cancellation'
import { allowedTransitions } from '@/lib/bookings/domain/decide'
import { minutesAfter } from '@/lib/bookings/domain/policy'
import { loadFacts } from '@/lib/bookings/queries/facts'
import { codeOf, jobOf } from '@/lib/bookings/queries/job'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import { findBooking } from '@/lib/bookings/queries/view'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { requireRole } from '@/lib/core/page-guard'
import { filesOf } from '@/lib/files/queries'
import { isLocale } from '@/lib/i18n/routing'
import { reviewsOfBooking } from '@/lib/reviews/queries/booking'
import { now } from '@/lib/time/clock'
import { DisputeOf } from './booking-dispute'
import { BookingMoving } from './booking-moving'

export type DetailProps = {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One booking as this side sees it; for everybody else it does not exist. */
export async function BookingOf({ side, params, searchParams }: DetailProps & { side: Side }) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user =
    side === 'client'
      ? await requireRole(locale, `/account/bookings/${id}`, 'CLIENT')
      : await requireRole(locale, `/pro/bookings/${id}`, 'PROVIDER')
  const db = database()
  const booking = await findBooking(db, user, id)
  if (!booking) notFound()
  const [facts, policy, job, code, reviews, photos, { districts }] = await Promise.all([
    loadFacts(db, user, id),
    bookingPolicy(db),
    jobOf(db, user, id),
    codeOf(db, user, id),
    reviewsOfBooking(db, user, id, now()),
    filesOf(db, { booking: id }, 'BOOKING_PHOTO'),
    loadCatalogue(),
  ])
  if (!facts || !job) notFound()
  const { sent, from } = await searchParams
  const at = now()
  const allowed = allowedTransitions(facts, side, at, policy)
  const terms = cancellationTerms(facts, at, policy)
  return (
    <BookingDetail
      locale={locale}
      side={side}
      booking={booking}
      allowed={allowed}
      work={{
        job,
        code,
        opensAt: minutesAfter(booking.startsAt, -policy.startEarly),
        terms:
          side === 'client'
            ? {
                ...terms,
                free: at <= terms.freeUntil,
                percent: policy.feePercent,
                amountPaid: facts.amountPaid,
              }
            : null,
      }}
      dispute={<DisputeOf {...{ locale, side, user, booking, facts, allowed }} />}
      justSent={sent !== undefined}
      proposed={facts.proposal !== null}
      moving={
        <BookingMoving
          locale={locale}
          side={side}
          booking={booking}
          facts={facts}
          allowed={allowed}
          from={typeof from === 'string' ? from : undefined}
        />
      }
      place={
        <BookingPlace
          locale={locale}
          booking={booking}
          surroundings={namedPlaces(locale, districts, booking.cityId)}
        />
      }
      photos={
        <BookingPhotos locale={locale} side={side} booking={booking} photos={photos} userId={user.userId} />
      }
      reviews={
        reviews ? (
          <BookingReviews
            locale={locale}
            reviews={reviews}
            names={{
              client: personName(locale, `${booking.clientFirstName} ${booking.clientLastName}`),
              provider: locale === 'ar' ? booking.providerAr : booking.providerFr,
            }}
          />
        ) : null
      }
    />
  )
}
