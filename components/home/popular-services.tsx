import { getTranslations } from 'next-intl/server'
import { rangeText } from '@/components/catalogue/price-range'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import type { Service } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'

type Props = { locale: Locale; services: readonly Service[] }

/** What is asked for most, with its usual price: one tap to those who do it. */
export async function PopularServices({ locale, services }: Props) {
  const [t, catalogue, units, quotes] = await Promise.all([
    getTranslations({ locale, namespace: 'home' }),
    getTranslations({ locale, namespace: 'catalogue' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'quotes.ask' }),
  ])
  return (
    <section className="stack" aria-labelledby="popular">
      <h2 id="popular">{t('popular.title')}</h2>
      <ul className="popular">
        {services.map(service => (
          <li key={service.slug}>
            <a href={localePath(locale, `/search?service=${service.slug}`)}>
              <span>{localName(locale, service)}</span>
              <span className="hint tnum">
                {rangeText(catalogue, units, {
                  unit: service.unit,
                  min: service.priceMin,
                  max: service.priceMax,
                })}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p className="row">
        <span className="text-muted">{quotes('better')}</span>
        <a className="link py-2.5" href={localePath(locale, '/quotes/new')}>
          {quotes('link')}
        </a>
      </p>
    </section>
  )
}
