import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BestProviders } from '@/components/catalogue/best-providers'
import { Faq } from '@/components/catalogue/faq'
import { PlaceLinks } from '@/components/catalogue/place-links'
import { ServiceRows } from '@/components/catalogue/service-rows'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { iconOf } from '@/components/ui/icon-names'
import { JsonLd } from '@/components/ui/json-ld'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import { bestOfTrade, tradeCities } from '@/lib/catalogue/queries/landing'
import { breadcrumbList, jsonLd, pageMetadata } from '@/lib/i18n/seo'
import { catalogueService } from '@/lib/i18n/seo-catalogue'
import { loadTrade } from '../landing-page'

type Props = { params: Promise<{ locale: string; category: string }> }

const BEST = 6
const FIRST_CITIES = 12

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, category, name, path } = await loadTrade(params)
  const [t, cities] = await Promise.all([
    getTranslations({ locale, namespace: 'catalogue' }),
    tradeCities(category.id),
  ])
  const count = cities.reduce((sum, city) => sum + city.providers, 0)
  return pageMetadata({
    locale,
    path,
    title: t('category.title', { trade: name }),
    description: t('category.description', { trade: name, count }),
  })
}

export default async function CategoryPage({ params }: Props) {
  const { locale, catalogue, category, name, trades, description, services, path } = await loadTrade(params)
  setRequestLocale(locale)
  const [cities, cards, t, ui, layout] = await Promise.all([
    tradeCities(category.id),
    bestOfTrade(category.id, null, BEST, locale),
    getTranslations({ locale, namespace: 'catalogue' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'layout' }),
  ])
  const trail = [
    { name: ui('breadcrumbs.home'), path: `/${locale}` },
    { name: layout('nav.services'), path: `/${locale}/services` },
    { name, path: `/${locale}${path}` },
  ]
  const providers = cities.reduce((sum, city) => sum + city.providers, 0)
  const priced = services.filter(service => service.unit !== 'quote')
  const search = localePath(locale, `/search?category=${category.slug}`)
  return (
    <div className="wrap">
      <JsonLd
        json={jsonLd([
          breadcrumbList(trail),
          catalogueService({
            name,
            trade: name,
            description,
            path: `/${locale}${path}`,
            city: null,
            country: t('country'),
            prices:
              priced.length === 0
                ? null
                : {
                    min: Math.min(...priced.map(service => service.priceMin)),
                    max: Math.max(...priced.map(service => service.priceMax)),
                  },
            offers: providers,
          }),
        ])}
      />
      <Breadcrumbs
        label={ui('breadcrumbs.label')}
        items={trail.map(item => ({ label: item.name, href: item.path }))}
      />
      <div className="grid gap-3 pt-4 pb-9">
        <div className="trade-head">
          <span className="bab">
            <Icon name={iconOf(category.icon)} />
          </span>
          <h1>{name}</h1>
        </div>
        <p className="max-w-text text-lg text-muted">{description}</p>
        <LinkButton href={search} className="w-fit">
          <Icon name="search" />
          {t('category.search')}
        </LinkButton>
      </div>
      <div className="grid gap-11">
        <PlaceLinks
          id="cities"
          title={t('category.where')}
          first={FIRST_CITIES}
          more={t('category.more_cities', { count: cities.length - FIRST_CITIES })}
          places={cities.flatMap(({ cityId, providers: count }) => {
            const city = catalogue.cityById.get(cityId)
            return city
              ? [
                  {
                    href: localePath(locale, `${path}/${city.slug}`),
                    name: localName(locale, city),
                    providers: count,
                  },
                ]
              : []
          })}
        />
        <section className="grid gap-3" aria-labelledby="services">
          <h2 id="services" className="text-xl">
            {t('category.services')}
          </h2>
          <ServiceRows locale={locale} services={services} search={localePath(locale, '/search?')} />
        </section>
        {cards.length > 0 ? (
          <section className="stack" aria-labelledby="best">
            <h2 id="best" className="text-xl">
              {t('category.best', { trades })}
            </h2>
            <BestProviders locale={locale} cards={cards} />
            <LinkButton variant="ghost" href={search} className="w-fit">
              {t('category.all')}
            </LinkButton>
          </section>
        ) : null}
        <Faq locale={locale} trade={name} services={services} />
      </div>
    </div>
  )
}
