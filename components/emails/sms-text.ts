import type { BookingNotice } from '@/lib/bookings/queries/notice'
import type { BookingSms } from '@/lib/sms/domain'
import { formatDate, formatDateTime } from '@/lib/time/format'
import { formatMinutes } from '@/lib/time/zone'
import { bookingNames } from './booking-facts'
import { emailTranslator } from './translator'

/** One short message about a booking, in its reader's language. Neither address nor telephone ever stands in it. */
export function smsText(
  template: BookingSms,
  booking: BookingNotice,
  locale: 'fr' | 'ar',
  href: string,
): string {
  const t = emailTranslator(locale)
  const names = bookingNames(booking, locale)
  const district = locale === 'ar' ? booking.districtAr : booking.districtFr
  const city = locale === 'ar' ? booking.cityAr : booking.cityFr
  return t(`sms.${template}`, {
    ...names,
    when: t('whenShort', {
      date: formatDate(locale, booking.wallDate, 'medium'),
      time: formatMinutes(booking.wallMinutes),
    }),
    place: district ?? city,
    deadline: booking.expiresAt ? formatDateTime(locale, booking.expiresAt) : '',
    href,
  })
}

/** The message that confirms a number. The code stands first: a locked screen shows only that much. */
export function codeText(code: string, locale: 'fr' | 'ar'): string {
  return emailTranslator(locale)('sms.code', { code })
}
