import { getTranslations } from 'next-intl/server'
import type { BookingOptions } from '@/lib/bookings/queries/options'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import { formatAmount } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { durationText } from './words'

type OfferChoiceProps = {
  locale: Locale
  path: string
  offers: BookingOptions['offers']
  services: Catalogue['serviceById']
  current: number
}

/** The offer being booked, and the provider's others one tap away. */
export async function OfferChoice({ locale, path, offers, services, current }: OfferChoiceProps) {
  const [t, units] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'units' }),
  ])
  const nameOf = (serviceId: number) => {
    const service = services.get(serviceId)
    return service ? localName(locale, service) : ''
  }
  const chosen = offers.find(offer => offer.id === current)
  const others = offers.filter(offer => offer.id !== current)
  const price = (offer: BookingOptions['offers'][number]) =>
    offer.price === null ? units('quote') : `${formatAmount(offer.price)} ${units(offer.unit)}`
  return (
    <div className="grid gap-2">
      {chosen ? (
        <p>
          <span className="font-medium">{nameOf(chosen.serviceId)}</span>
          <span className="hint block">
            {durationText(t, chosen.durationMinutes)} · <bdi>{price(chosen)}</bdi>
          </span>
        </p>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary className="link cursor-pointer py-1">{t('book.changeOffer')}</summary>
          <ul className="mt-2 grid gap-1">
            {others.map(offer => (
              <li key={offer.id}>
                <a className="flex justify-between gap-4 py-2" href={`${path}?offer=${offer.id}`}>
                  <span>{nameOf(offer.serviceId)}</span>
                  <bdi className="shrink-0 text-muted">{price(offer)}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
