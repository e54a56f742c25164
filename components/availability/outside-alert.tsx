import { getTranslations } from 'next-intl/server'
import { wallText } from '@/components/bookings/words'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import type { Ahead } from '@/lib/availability/queries/outside'
import type { Locale } from '@/lib/i18n/routing'

/** Appointments that the hours no longer hold. They stand: the provider decides what becomes of each. */
export async function OutsideAlert({ locale, bookings }: { locale: Locale; bookings: readonly Ahead[] }) {
  if (bookings.length === 0) return null
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'availability' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  return (
    <Alert tone="info" title={t('outside', { count: bookings.length })}>
      <p>{t('outsideHint')}</p>
      <ul className="mt-2 grid gap-1">
        {bookings.map(booking => (
          <li key={booking.id}>
            <a className="link" href={localePath(locale, `/pro/bookings/${booking.id}`)}>
              {wallText(words, locale, booking)} · <bdi dir="ltr">{booking.reference}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
