import { phoneText } from '@/lib/accounts/domain/phone-text'
import { contactShared } from '@/lib/bookings/domain/contact'
import type { BookingNotice } from '@/lib/bookings/queries/notice'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { Side } from '@/lib/notifications/domain/mails'
import { formatDate } from '@/lib/time/format'
import { formatMinutes } from '@/lib/time/zone'
import { manyLines, oneLine } from './clean-text'
import type { Fact } from './content'
import type { EmailTranslator } from './translator'

const MAX_DESCRIPTION = 600

/** Names as the reader may see them: a client has a full name for the provider once the booking is firm. */
export function bookingNames(booking: BookingNotice, locale: Locale, shared = contactShared(booking.status)) {
  const { client, provider } = booking
  const first = oneLine(client.firstName)
  const last = oneLine(client.lastName)
  const initial = [...last][0]
  const short = initial ? `${first} ${initial}.` : first
  return {
    provider: oneLine(locale === 'ar' ? provider.nameAr : provider.nameFr),
    client: shared ? `${first} ${last}`.trim() : short,
    service: oneLine(locale === 'ar' ? booking.serviceAr : booking.serviceFr),
  }
}

function phoneFact(label: string, e164: string | null): Fact[] {
  return e164 ? [{ label, value: phoneText(e164), ltr: true, href: `tel:${e164}` }] : []
}

function place(booking: BookingNotice, locale: Locale, t: EmailTranslator): string {
  const city = locale === 'ar' ? booking.cityAr : booking.cityFr
  const district = locale === 'ar' ? booking.districtAr : booking.districtFr
  const area = district ? t('area', { district, city }) : city
  if (!contactShared(booking.status)) return area
  return [oneLine(booking.address), oneLine(booking.landmark), area].filter(Boolean).join('\n')
}

/** The occurrences that this message speaks for, or which one of them it is about. */
function seriesFact({ series }: BookingNotice, locale: Locale, t: EmailTranslator): Fact[] {
  if (!series) return []
  const { rhythm, place, count, together } = series
  const days = together.map(({ wallDate, wallMinutes }) =>
    t('whenShort', { date: formatDate(locale, wallDate, 'medium'), time: formatMinutes(wallMinutes) }),
  )
  const value = together.length > 1 ? [t(`series.${rhythm}`), ...days] : [t('series.place', { place, count })]
  return [{ label: t('facts.series'), value: value.join('\n') }]
}

/** The summary of a booking for one side. Address and telephones only when the booking is firm (C14). */
export function bookingFacts(
  booking: BookingNotice,
  side: Side,
  t: EmailTranslator,
  shared = contactShared(booking.status),
): readonly Fact[] {
  const { locale } = booking[side]
  const names = bookingNames(booking, locale, shared)
  // Beside "nothing to pay", a price of what will not happen would only worry.
  const alive = shared || booking.status === 'PENDING'
  // With what was added on site.
  const owed = booking.payable ?? booking.total
  const description = manyLines(booking.description, MAX_DESCRIPTION)
  const facts: Fact[] = [
    {
      label: t('facts.when'),
      value: t('when', {
        date: formatDate(locale, booking.wallDate, 'long'),
        time: formatMinutes(booking.wallMinutes),
      }),
    },
    { label: t('facts.service'), value: names.service },
    ...seriesFact(booking, locale, t),
  ]
  if (side === 'client') {
    facts.push({ label: t('facts.provider'), value: names.provider })
    if (shared) facts.push(...phoneFact(t('facts.providerPhone'), booking.provider.phone))
  } else {
    facts.push({ label: t('facts.client'), value: names.client })
    if (shared) facts.push(...phoneFact(t('facts.clientPhone'), booking.client.phone))
    if (alive)
      facts.push({
        label: t('facts.job'),
        value: [oneLine(booking.title), description].filter(Boolean).join('\n'),
      })
  }
  if (alive) {
    facts.push(
      { label: t('facts.where'), value: place(booking, locale, t) },
      {
        label: t('facts.price'),
        value: owed === null ? t('onQuote') : t('cash', { price: formatMoney(locale, owed) }),
      },
    )
  }
  facts.push({ label: t('facts.reference'), value: booking.reference, ltr: true })
  return facts
}
