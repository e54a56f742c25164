import { getTranslations } from 'next-intl/server'
import type { Side } from '@/components/bookings/booking-list'
import { personName } from '@/components/ui/person-name'
import type { BookingView } from '@/lib/bookings/queries/view'
import { type DisputeKind, MOST_STATEMENTS } from '@/lib/disputes/domain'
import type { DisputeView as Dispute } from '@/lib/disputes/queries'
import type { Locale } from '@/lib/i18n/routing'
import { OpenDisputeForm, StatementForm } from './dispute-forms'
import { DisputeView } from './dispute-view'

type BookingDisputeProps = {
  locale: Locale
  side: Side
  booking: BookingView
  dispute: Dispute | null
  /** What this side may complain of now; empty when it may not. */
  kinds: readonly DisputeKind[]
}

/** The dispute on a booking's page: how to open one, or where it stands. */
export async function BookingDispute({ locale, side, booking, dispute, kinds }: BookingDisputeProps) {
  const t = await getTranslations({ locale, namespace: 'disputes' })
  const names = {
    client: personName(locale, `${booking.clientFirstName} ${booking.clientLastName}`),
    provider: locale === 'ar' ? booking.providerAr : booking.providerFr,
  }
  if (!dispute) {
    return <OpenDisputeForm {...{ locale, booking, kinds }} possible={kinds.length > 0} />
  }
  const spoken = dispute.statements.filter(statement => statement.side === side).length
  return (
    <section className="grid gap-4" id="dispute" aria-labelledby="dispute-title">
      <h2 id="dispute-title" className="text-xl">
        {t('title')}
      </h2>
      <DisputeView {...{ locale, dispute, names }} />
      <StatementForm
        locale={locale}
        bookingId={booking.id}
        possible={!dispute.ruledAt && spoken < MOST_STATEMENTS}
      />
    </section>
  )
}
