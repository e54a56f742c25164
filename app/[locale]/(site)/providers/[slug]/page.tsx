import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { BookingPanel } from '@/components/profile/booking-panel'
import { Neighbours } from '@/components/profile/neighbours'
import { ProfileBody } from '@/components/profile/profile-body'
import { CriteriaMeans, RatingBars, ReviewList } from '@/components/profile/review-list'
import { ViewBeacon } from '@/components/profile/view-beacon'
import { ratingText } from '@/components/profile/words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { JsonLd } from '@/components/ui/json-ld'
import { localePath } from '@/components/ui/locale-path'
import { Price } from '@/components/ui/price'
import { Panel, StickyBar } from '@/components/ui/surface'
import { priceLines } from '@/lib/bookings/domain/price'
import { localName } from '@/lib/catalogue/domain'
import { formatMoney } from '@/lib/core/money'
import { breadcrumbList, jsonLd, localBusiness, pageMetadata } from '@/lib/i18n/seo'
import { publicNeighbours } from '@/lib/providers/queries'
import { publicReviews } from '@/lib/reviews/queries/public'
import { today } from '@/lib/time/clock'
import { neighbourPlaces } from './neighbour-places'
import { loadProfile } from './profile-page'

type Props = { params: Promise<{ locale: string; slug: string }> }

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, profile, name, trade, cityName, path, rating } = await loadProfile(params)
  const t = await getTranslations({ locale, namespace: 'profile' })
  const facts = { name, trade, city: cityName }
  return pageMetadata({
    locale,
    path,
    title: t('title', facts),
    description: t('description', {
      ...facts,
      count: profile.ratingCount,
      rating: rating === null ? '' : ratingText(rating),
    }),
  })
}

export default async function ProviderPage({ params }: Props) {
  const loaded = await loadProfile(params)
  const { locale, profile, catalogue, category, city, name, trade, cityName, districtName, path, rating } =
    loaded
  setRequestLocale(locale)
  const [reviews, neighbours, t, ui, units, bookings] = await Promise.all([
    publicReviews(profile.slug, profile.id, 1),
    publicNeighbours(profile.slug, profile.id),
    getTranslations({ locale, namespace: 'profile' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const bio = locale === 'ar' ? profile.bioAr : profile.bioFr
  const nameOf = (serviceId: number) => {
    const service = catalogue.serviceById.get(serviceId)
    return service ? localName(locale, service) : ''
  }
  const priced = profile.offers.flatMap(offer =>
    offer.price === null ? [] : [{ ...offer, price: offer.price }],
  )
  const cheapest = priced.toSorted((a, b) => a.price - b.price)[0]
  const trail = [
    { name: ui('breadcrumbs.home'), path: `/${locale}` },
    { name: localName(locale, category), path: `/${locale}/services/${category.slug}` },
    { name: cityName, path: `/${locale}/services/${category.slug}/${city.slug}` },
    { name, path: `/${locale}${path}` },
  ]
  const panelOffers = profile.offers.map(offer => {
    const { totalCentimes } = priceLines({
      unit: offer.unit,
      priceCentimes: offer.price,
      durationMinutes: offer.durationMinutes,
    })
    return {
      id: offer.id,
      name: nameOf(offer.serviceId),
      duration: durationText(bookings, offer.durationMinutes),
      total: totalCentimes === null ? null : formatMoney(locale, totalCentimes),
      price:
        offer.price === null ? (
          <span className="text-lg font-medium">{units('quote')}</span>
        ) : (
          <Price size="lg" centimes={offer.price} unit={units(offer.unit)} />
        ),
    }
  })
  const picker = [
    'title',
    'offer',
    'earlier',
    'later',
    'none',
    'failed',
    'retry',
    'all',
    'free',
    'total',
    'quote',
    'day',
  ] as const
  const words = Object.fromEntries(picker.map(key => [key, t(`picker.${key}`)])) as Record<
    (typeof picker)[number],
    string
  >
  const places = neighbourPlaces(loaded, neighbours, t)

  return (
    <div className="wrap pb-12">
      <ViewBeacon provider={profile.slug} />
      <JsonLd
        json={jsonLd([
          breadcrumbList(trail),
          localBusiness({
            name,
            description: bio || `${name}, ${trade}`,
            path: `/${locale}${path}`,
            city: cityName,
            district: districtName,
            rating,
            reviews: profile.ratingCount,
            priceFrom: cheapest?.price ?? null,
            services: profile.offers.map(offer => nameOf(offer.serviceId)),
          }),
        ])}
      />
      <Breadcrumbs
        label={ui('breadcrumbs.label')}
        items={trail.slice(0, 3).map(item => ({ label: item.name, href: item.path }))}
      />
      <div className="grid items-start gap-8 pt-4 lg:grid-cols-[1fr_372px] lg:gap-11">
        <div className="grid gap-9">
          <ProfileBody
            locale={locale}
            profile={profile}
            catalogue={catalogue}
            thisYear={Number(today().slice(0, 4))}
          />
          {places.length > 0 ? <Neighbours title={t('neighbours.title')} places={places} /> : null}
          <section className="grid gap-4" id="reviews">
            <h2 className="text-xl">
              {rating === null ? null : `★ ${ratingText(rating)} · `}
              {t('reviews', { count: profile.ratingCount })}
            </h2>
            {profile.ratingCount === 0 ? (
              <p className="text-muted">{t('noReviews')}</p>
            ) : (
              <>
                <RatingBars locale={locale} distribution={reviews.distribution} />
                <CriteriaMeans locale={locale} criteria={reviews.criteria} />
                <ReviewList locale={locale} reviews={reviews.list} provider={name} />
              </>
            )}
            {profile.ratingCount > reviews.list.length ? (
              <LinkButton variant="ghost" href={localePath(locale, `${path}/reviews/1`)} className="w-fit">
                {t('allReviews')}
              </LinkButton>
            ) : null}
          </section>
        </div>
        <Panel as="aside" className="lg:sticky lg:top-6" id="slots">
          <BookingPanel
            locale={locale}
            provider={profile.slug}
            offers={panelOffers}
            words={{ ...words, book: t('book') }}
          />
        </Panel>
      </div>
      <StickyBar>
        {cheapest ? (
          <Price prefix={t('from')} centimes={cheapest.price} unit={units(cheapest.unit)} />
        ) : (
          <span>{units('quote')}</span>
        )}
        <LinkButton href={localePath(locale, `${path}/book`)}>{t('book')}</LinkButton>
      </StickyBar>
    </div>
  )
}
