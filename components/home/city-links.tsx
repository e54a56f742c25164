import { getTranslations } from 'next-intl/server'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import type { City } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'

/** Shown at once; the others open on demand. */
const FIRST = 18

function Links({ locale, cities }: { locale: Locale; cities: readonly City[] }) {
  return (
    <ul className="cities">
      {cities.map(city => (
        <li key={city.slug}>
          <a href={localePath(locale, `/search?city=${city.slug}`)}>{localName(locale, city)}</a>
        </li>
      ))}
    </ul>
  )
}

export async function CityLinks({ locale, cities }: { locale: Locale; cities: readonly City[] }) {
  const t = await getTranslations({ locale, namespace: 'home' })
  const others = cities.slice(FIRST)
  return (
    <section className="stack" id="villes" aria-labelledby="cities">
      <h2 id="cities">{t('cities.title')}</h2>
      <Links locale={locale} cities={cities.slice(0, FIRST)} />
      {others.length > 0 ? (
        <details>
          <summary className="link w-fit py-2">{t('cities.more', { count: others.length })}</summary>
          <Links locale={locale} cities={others} />
        </details>
      ) : null}
    </section>
  )
}
