import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { localePath } from '@/components/ui/locale-path'
import { Price } from '@/components/ui/price'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import type { Profile } from '@/lib/providers/queries'

type OfferListProps = {
  locale: Locale
  /** Of the public page; null where nothing can be booked. */
  path: string | null
  offers: Profile['offers']
  services: Catalogue['serviceById']
}

/** What this person does and for how much; each line leads to its free slots. */
export async function OfferList({ locale, path, offers, services }: OfferListProps) {
  const [t, units, bookings, quotes] = await Promise.all([
    getTranslations({ locale, namespace: 'profile' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'quotes.ask' }),
  ])
  return (
    <ul>
      {offers.map(offer => {
        const service = services.get(offer.serviceId)
        if (!service) return null
        const name = localName(locale, service)
        const words = locale === 'ar' ? offer.descriptionAr : offer.descriptionFr
        return (
          <li key={offer.id} className="grid gap-1 border-b border-line py-4">
            <div className="flex items-baseline justify-between gap-x-4">
              <h3 className="min-w-0 text-base font-medium">{name}</h3>
              {offer.price === null ? (
                <span className="flex-none font-medium">{units('quote')}</span>
              ) : (
                <Price className="flex-none" centimes={offer.price} unit={units(offer.unit)} />
              )}
            </div>
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <p className="hint">
                {durationText(bookings, offer.durationMinutes)}
                {words ? ` · ${words}` : null}
              </p>
              {path === null ? null : (
                <span className="flex flex-wrap gap-x-4">
                  {offer.price === null ? (
                    <a
                      className="link py-2.5"
                      href={localePath(locale, `/quotes/new?service=${service.slug}`)}
                      aria-label={quotes('linkFor', { service: name })}
                    >
                      {quotes('link')}
                    </a>
                  ) : null}
                  <a
                    className="link py-2.5"
                    href={localePath(locale, `${path}/book?offer=${offer.id}`)}
                    aria-label={t('bookThis', { service: name })}
                  >
                    {t('book')}
                  </a>
                </span>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
