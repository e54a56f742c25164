import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { isTerminal } from '@/lib/bookings/domain/status'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'

/** The appointment as a file for one's calendar, while it is still to come. */
export async function CalendarDownload({
  locale,
  booking,
}: {
  locale: Locale
  booking: Pick<BookingView, 'id' | 'status'>
}) {
  if (isTerminal(booking.status)) return null
  const t = await getTranslations({ locale, namespace: 'calendar' })
  return (
    <a
      className="link mt-1 flex w-fit items-center gap-2 py-2"
      href={`/api/bookings/${booking.id}.ics?locale=${locale}`}
    >
      <Icon name="calendar-check" /> {t('download')}
    </a>
  )
}
