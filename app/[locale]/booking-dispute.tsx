import type { Side } from '@/components/bookings/booking-list'
import { BookingDispute } from '@/components/disputes/booking-dispute'
import { database } from '@/db/client'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import type { LoadedBooking } from '@/lib/bookings/queries/facts'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { User } from '@/lib/core/actor'
import { kindsFor } from '@/lib/disputes/domain'
import { disputeOf } from '@/lib/disputes/queries'
import type { Locale } from '@/lib/i18n/routing'

type DisputeOfProps = {
  locale: Locale
  side: Side
  user: User
  booking: BookingView
  facts: LoadedBooking
  allowed: ReturnType<typeof allowedTransitions>
}

/** The dispute of a booking on its own page, or the way to open one. */
export async function DisputeOf({ locale, side, user, booking, facts, allowed }: DisputeOfProps) {
  const dispute = await disputeOf(database(), user, booking.id)
  const possible = allowed.some(step => step.name === 'dispute')
  return (
    <BookingDispute {...{ locale, side, booking, dispute }} kinds={possible ? kindsFor(facts, side) : []} />
  )
}
