import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BestProviders } from '@/components/catalogue/best-providers'
import { CityFacts } from '@/components/catalogue/city-facts'
import { Faq } from '@/components/catalogue/faq'
import { PlaceLinks } from '@/components/catalogue/place-links'
import { ServiceRows } from '@/components/catalogue/service-rows'
import { RememberCity } from '@/components/home/remember-city'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { JsonLd } from '@/components/ui/json-ld'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import { nearestTo } from '@/lib/catalogue/domain-nearby'
import { bestOfTrade, tradeCities, tradeInCity } from '@/lib/catalogue/queries/landing'
import { formatAmount } from '@/lib/core/money'
import { breadcrumbList, jsonLd, pageMetadata } from '@/lib/i18n/seo'
import { catalogueService } from '@/lib/i18n/seo-catalogue'
import { loadTrade } from '../../landing-page'

type Props = { params: Promise<{ locale: string; category: string; city: string }> }

const SHOWN = 20
const NEARBY_CITIES = 8
const MOST_DISTRICTS = 24

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

async function loadPlace(params: Props['params']) {
  const trade = await loadTrade(params)
  const city = trade.catalogue.city.get((await params).city)
  if (!city) notFound()
  const facts = await tradeInCity(trade.category.id, city.id)
  const prices = facts.prices.length
    ? {
        min: Math.min(...facts.prices.map(price => price.min)),
        max: Math.max(...facts.prices.map(price => price.max)),
      }
    : null
  return {
    ...trade,
    city,
    cityName: localName(trade.locale, city),
    facts,
    prices,
    rating: facts.rating === null ? null : facts.rating.toFixed(1).replace('.', ','),
    placePath: `${trade.path}/${city.slug}`,
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, name, trades, cityName, facts, prices, rating, placePath } = await loadPlace(params)
  const t = await getTranslations({ locale, namespace: 'catalogue' })
  const none = facts.providers === 0
  return pageMetadata({
    locale,
    path: placePath,
    title: t('city.title', { trades, city: cityName }),
    description: none
      ? t('city.description_none', { trade: name, city: cityName })
      : t('city.description', {
          trade: name,
          city: cityName,
          count: facts.providers,
          rated: rating === null ? 'no' : 'yes',
          rating: rating ?? '',
          priced: prices === null ? 'no' : 'yes',
          min: formatAmount(prices?.min ?? 0),
          max: formatAmount(prices?.max ?? 0),
        }),
    // A page without anybody on it is of no use to who finds it in a search engine.
    index: !none,
  })
}

export default async function TradeInCityPage({ params }: Props) {
  const place = await loadPlace(params)
  const { locale, catalogue, category, city, name, trades, cityName, facts, prices, services, path } = place
  setRequestLocale(locale)
  const [cards, inCities, t, ui] = await Promise.all([
    bestOfTrade(category.id, city.id, SHOWN, locale),
    tradeCities(category.id),
    getTranslations({ locale, namespace: 'catalogue' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  const heading = t('city.heading', { trades, city: cityName })
  const trail = [
    { name: ui('breadcrumbs.home'), path: `/${locale}` },
    { name, path: `/${locale}${path}` },
    { name: cityName, path: `/${locale}${place.placePath}` },
  ]
  const counted = new Map(inCities.map(row => [row.cityId, row.providers]))
  const near = nearestTo(city, catalogue.cities)
    .filter(({ id }) => counted.has(id))
    .slice(0, NEARBY_CITIES)
    .map(row => ({
      href: localePath(locale, `${path}/${row.slug}`),
      name: localName(locale, row),
      providers: counted.get(row.id) ?? 0,
    }))
  const search = localePath(locale, `/search?category=${category.slug}&city=${city.slug}`)
  const districts = facts.districts.slice(0, MOST_DISTRICTS).flatMap(({ districtId, providers }) => {
    const district = catalogue.districtById.get(districtId)
    return district
      ? [{ href: `${search}&district=${district.slug}`, name: localName(locale, district), providers }]
      : []
  })
  const local = new Map(
    facts.prices.flatMap(({ serviceId, min, max }) => {
      const unit = catalogue.serviceById.get(serviceId)?.unit
      return unit ? [[serviceId, { unit, min, max }] as const] : []
    }),
  )
  return (
    <div className="wrap">
      <JsonLd
        json={jsonLd([
          breadcrumbList(trail),
          catalogueService({
            name: heading,
            trade: name,
            description: place.description,
            path: `/${locale}${place.placePath}`,
            city: cityName,
            country: t('country'),
            prices,
            offers: facts.providers,
          }),
        ])}
      />
      <RememberCity slug={city.slug} />
      <Breadcrumbs
        label={ui('breadcrumbs.label')}
        items={trail.map(item => ({ label: item.name, href: item.path }))}
      />
      <div className="grid gap-3 pt-4 pb-7">
        <h1>{heading}</h1>
        <CityFacts locale={locale} facts={facts} prices={prices} />
      </div>
      <div className="landing grid gap-11">
        {cards.length > 0 ? (
          <section className="stack" aria-label={t('city.list')}>
            <BestProviders locale={locale} cards={cards} inCity level="h2" />
            <LinkButton variant="ghost" href={search} className="w-fit">
              {t('city.all')}
            </LinkButton>
          </section>
        ) : (
          <EmptyState title={t('city.none_title', { city: cityName })} icon="users" level="h2">
            {t('city.none_text', { city: cityName })}
          </EmptyState>
        )}
        <div className="grid gap-9 lg:sticky lg:top-6">
          <PlaceLinks id="districts" title={t('city.districts')} places={districts} />
          <PlaceLinks id="near" title={t('city.nearby')} places={near} />
        </div>
      </div>
      <div className="grid gap-11 pt-11">
        <section className="grid gap-3" aria-labelledby="services">
          <h2 id="services" className="text-xl">
            {local.size > 0 ? t('city.services', { city: cityName }) : t('city.services_usual')}
          </h2>
          <ServiceRows
            locale={locale}
            services={local.size > 0 ? services.filter(service => local.has(service.id)) : services}
            local={local}
            search={localePath(locale, `/search?city=${city.slug}&`)}
          />
        </section>
        <Faq locale={locale} trade={name} services={services} />
      </div>
    </div>
  )
}
