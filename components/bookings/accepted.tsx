import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { contactShared } from '@/lib/bookings/domain/contact'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'
import { wallText } from './words'

/** What was just accepted from the list, and the way to it; nothing when it is no appointment (any more). */
export async function Accepted({ locale, booking }: { locale: Locale; booking: BookingView }) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  if (!contactShared(booking.status)) return null
  return (
    <Alert tone="success" title={t('board.accepted')}>
      <a className="link" href={localePath(locale, `/pro/bookings/${booking.id}`)}>
        {locale === 'ar' ? booking.serviceAr : booking.serviceFr} · {wallText(t, locale, booking)}
      </a>
    </Alert>
  )
}
