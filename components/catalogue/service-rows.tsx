import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import type { Service } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { type Range, rangeText } from './price-range'

type Props = {
  locale: Locale
  services: readonly Service[]
  /** What local providers ask, by service; without it the usual range stands. */
  local?: ReadonlyMap<number, Range>
  /** The search in which the service is added. */
  search: string
}

export const usualRange = ({ unit, priceMin, priceMax }: Service): Range => ({
  unit,
  min: priceMin,
  max: priceMax,
})

/** Services with what they cost and how long they take; each leads to those who do it. */
export async function ServiceRows({ locale, services, local, search }: Props) {
  const [t, units, bookings, quotes] = await Promise.all([
    getTranslations({ locale, namespace: 'catalogue' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'quotes.ask' }),
  ])
  return (
    <ul className="service-rows">
      {services.map(service => (
        <li key={service.slug}>
          <h3>
            <a href={`${search}service=${service.slug}`}>{localName(locale, service)}</a>
          </h3>
          <p>{locale === 'ar' ? service.descriptionAr : service.descriptionFr}</p>
          <p className="service-price">
            {rangeText(t, units, local?.get(service.id) ?? usualRange(service))}{' '}
            <span>
              {t('service.duration', { duration: durationText(bookings, service.durationMinutes) })}
            </span>
          </p>
          <a
            className="link w-fit py-1.5 text-sm"
            href={localePath(locale, `/quotes/new?service=${service.slug}`)}
            aria-label={quotes('linkFor', { service: localName(locale, service) })}
          >
            {quotes('link')}
          </a>
        </li>
      ))}
    </ul>
  )
}
