import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ReportQueue } from '@/components/reviews/report-queue'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { reportedReviews } from '@/lib/reviews/queries/reports'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'reviews.queue' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Reviews that somebody reported, to be hidden or kept. */
export default async function ReportedReviewsPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin/reviews', 'ADMIN')
  const [reviews, t] = await Promise.all([
    reportedReviews(database(), user),
    getTranslations({ locale, namespace: 'reviews.queue' }),
  ])
  return (
    <div className="grid max-w-text gap-6">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <ReportQueue locale={locale} reviews={reviews} />
    </div>
  )
}
