import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { ratingText } from '@/components/profile/words'
import { ProviderCharts } from '@/components/statistics/provider-charts'
import { Tile, Tiles } from '@/components/statistics/tile'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { monthsUntil } from '@/lib/statistics/domain/months'
import { providerStanding, providerStatistics } from '@/lib/statistics/queries/provider'
import { today } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }> }

const MONTHS = 12

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'statistics' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

export default async function StatisticsPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const { providerId } = await requireRole(locale, '/pro/statistics', 'PROVIDER')
  if (providerId === null) notFound()
  const months = monthsUntil(today(), MONTHS)
  const [t, bookings, standing, statistics] = await Promise.all([
    getTranslations({ locale, namespace: 'statistics' }),
    getTranslations({ locale, namespace: 'bookings' }),
    providerStanding(database(), providerId),
    providerStatistics(database(), providerId, months),
  ])
  if (!standing) notFound()
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <p className="max-w-text text-muted">{t('intro')}</p>
      <section className="grid gap-4" aria-labelledby="now">
        <h2 id="now" className="text-xl">
          {t('now')}
        </h2>
        <Tiles>
          <Tile term={t('rating')} hint={t('reviews', { count: standing.reviews })}>
            {standing.rating === null ? t('unknown') : ratingText(standing.rating)}
          </Tile>
          <Tile term={t('response')} hint={t('responseHint')}>
            {durationText(bookings, standing.response)}
          </Tile>
          <Tile term={t('reliability')} hint={t('reliabilityHint')}>
            {standing.reliability} / 100
          </Tile>
          <Tile term={t('views')} hint={t('thisMonth')}>
            {statistics.views.at(-1) ?? 0}
          </Tile>
        </Tiles>
      </section>
      <section className="grid gap-4" aria-labelledby="year">
        <h2 id="year" className="text-xl">
          {t('year')}
        </h2>
        <ProviderCharts locale={locale} months={months} statistics={statistics} />
      </section>
    </div>
  )
}
