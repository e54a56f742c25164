import { Alternatives } from '@/components/bookings/alternatives'
import type { Side } from '@/components/bookings/booking-list'
import { Moving } from '@/components/bookings/moving'
import { SeriesPanel } from '@/components/bookings/series-panel'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import { leadsToOthers } from '@/lib/bookings/domain/others'
import { alternatives } from '@/lib/bookings/queries/alternatives'
import type { LoadedBooking } from '@/lib/bookings/queries/facts'
import { lastProposal } from '@/lib/bookings/queries/proposal'
import { seriesOf } from '@/lib/bookings/queries/series'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'
import { moveTimes } from './move-times'

type BookingMovingProps = {
  locale: Locale
  side: Side
  booking: BookingView
  facts: LoadedBooking
  allowed: ReturnType<typeof allowedTransitions>
  /** First day of the free times to show. */
  from: string | undefined
}

/** The part of a booking's page about another time, with what it needs to know. */
export async function BookingMoving({ locale, side, booking, facts, allowed, from }: BookingMovingProps) {
  const at = now()
  const path = localePath(locale, `${side === 'client' ? '/account' : '/pro'}/bookings/${booking.id}`)
  const [series, others, last, times] = await Promise.all([
    booking.seriesPlace === null ? null : seriesOf(database(), booking.id),
    side === 'client' && leadsToOthers(facts, at) ? alternatives(database(), booking.id, at) : [],
    facts.proposal ? lastProposal(database(), booking.id) : null,
    allowed.some(({ name }) => name === 'propose') ? moveTimes(locale, facts, path, from, at) : null,
  ])
  const proposal = last?.status === 'OPEN' && last.expiresAt > at ? last : null
  return (
    <>
      <Alternatives locale={locale} bookingId={booking.id} items={others} />
      <Moving
        locale={locale}
        side={side}
        booking={booking}
        proposal={proposal}
        allowed={allowed}
        times={times}
      />
      {series ? <SeriesPanel locale={locale} side={side} booking={booking} series={series} at={at} /> : null}
    </>
  )
}
