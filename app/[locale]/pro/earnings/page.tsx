import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { EarningsView } from '@/components/statistics/earnings-view'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { monthsUntil, weeksUntil } from '@/lib/statistics/domain/months'
import { providerEarnings } from '@/lib/statistics/queries/earnings'
import { today } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }> }

const COUNT = 12

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'earnings' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

export default async function EarningsPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const { providerId } = await requireRole(locale, '/pro/earnings', 'PROVIDER')
  if (providerId === null) notFound()
  const [months, weeks] = [monthsUntil(today(), COUNT), weeksUntil(today(), COUNT)]
  const earnings = await providerEarnings(database(), providerId, months, weeks)
  return <EarningsView locale={locale} months={months} weeks={weeks} earnings={earnings} />
}
