import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { Categories } from '@/components/home/categories'
import { CityLinks } from '@/components/home/city-links'
import { HowItWorks } from '@/components/home/how-it-works'
import { NearbyProviders } from '@/components/home/nearby-providers'
import { PopularServices } from '@/components/home/popular-services'
import { SearchForm } from '@/components/search/search-form'
import { LinkButton } from '@/components/ui/button'
import { JsonLd } from '@/components/ui/json-ld'
import { localePath } from '@/components/ui/locale-path'
import { Panel } from '@/components/ui/surface'
import { Zellige } from '@/components/ui/zellige'
import { localName } from '@/lib/catalogue/domain'
import { nearbyCard } from '@/lib/catalogue/domain-nearby'
import { loadCatalogue, type Service } from '@/lib/catalogue/queries'
import { nearbyProviders } from '@/lib/catalogue/queries/nearby'
import { isLocale } from '@/lib/i18n/routing'
import { jsonLd, pageMetadata } from '@/lib/i18n/seo'
import { webSite } from '@/lib/i18n/seo-catalogue'

type Props = { params: Promise<{ locale: string }> }

/** As the picture of the page has them: a row of eight doors, two rows of three cards. */
const FIRST_CATEGORIES = 8
const CARDS = 6
const POPULAR = 8

export const revalidate = 3600

/** The first popular service of every trade. */
function popularOfEachTrade(services: readonly Service[]): Service[] {
  const popular = services.filter(service => service.popular)
  return popular.filter(
    (service, at) => popular.findIndex(other => other.categoryId === service.categoryId) === at,
  )
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'seo' })
  const title = t('site.title')
  const page = pageMetadata({ locale, path: '', title, description: t('site.description') })
  // The site's name already stands in it.
  return { ...page, title: { absolute: title } }
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const catalogue = await loadCatalogue()
  const largest = catalogue.cities[0]
  const [nearby, t, cards, ui, units, seo] = await Promise.all([
    largest ? nearbyProviders(largest.slug, locale) : null,
    getTranslations({ locale, namespace: 'home' }),
    getTranslations({ locale, namespace: 'cards' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'seo' }),
  ])
  // The browser puts another city's name in.
  const city = '{city}'
  return (
    <>
      <JsonLd json={jsonLd([webSite({ locale, name: seo('site.name') })])} />
      <Zellige className="z-10 overflow-visible">
        <div className="wrap hero">
          <h1 className="text-4xl">{t('hero.title')}</h1>
          <p className="text-lg">{t('hero.text')}</p>
          <SearchForm locale={locale} />
        </div>
      </Zellige>
      <div className="wrap home">
        <Categories
          locale={locale}
          categories={catalogue.categories.slice(0, FIRST_CATEGORIES)}
          total={catalogue.categories.length}
        />
        {nearby && nearby.providers.length > 0 ? (
          <NearbyProviders
            locale={locale}
            city={nearby.city.slug}
            cards={nearby.providers.slice(0, CARDS).map(provider =>
              nearbyCard(provider, {
                reviews: count => (count === 0 ? cards('new') : cards('reviews', { count })),
                ratingLabel: value => ui('rating.label', { value }),
                unit: unit => units(unit),
              }),
            )}
            cities={catalogue.cities.map(row => [row.slug, localName(locale, row)] as const)}
            words={{
              today: t('nearby.heading_today', { city }),
              next: t('nearby.heading_next', { city }),
              good: t('nearby.heading_good', { city }),
              all: t('nearby.all', { city }),
              choose: t('nearby.choose'),
              see: t('nearby.see'),
              verified: ui('verified'),
              from: cards('from'),
            }}
          />
        ) : null}
        <PopularServices
          locale={locale}
          services={popularOfEachTrade(catalogue.services).slice(0, POPULAR)}
        />
        <HowItWorks locale={locale} />
        <CityLinks locale={locale} cities={catalogue.cities} />
        <Panel className="join" aria-labelledby="join">
          <div className="grid gap-2">
            <h2 id="join">{t('join.title')}</h2>
            <p className="max-w-text text-muted">{t('join.text')}</p>
          </div>
          <LinkButton href={localePath(locale, '/sign-up?role=PROVIDER')} size="lg">
            {t('join.button')}
          </LinkButton>
        </Panel>
      </div>
    </>
  )
}
