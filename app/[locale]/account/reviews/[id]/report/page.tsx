import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ReportForm } from '@/components/reviews/report-form'
import { Stars } from '@/components/ui/rating'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { requireUser } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { readableReview } from '@/lib/reviews/queries/readable'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'reviews.report' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Reports a review; for what one cannot read the page does not exist. Open to every account. */
export default async function ReportPage({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireUser(locale, `/account/reviews/${id}/report`)
  const review = await readableReview(database(), user, id)
  if (!review) notFound()
  const [t, profile] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews.report' }),
    getTranslations({ locale, namespace: 'profile' }),
  ])
  return (
    <div className="grid max-w-form gap-6">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <Card className="grid gap-1.5">
        <p>
          <Stars count={review.rating} label={profile('stars', { stars: review.rating })} />
        </p>
        {review.body ? (
          <p lang={review.locale} dir="auto" className="break-words whitespace-pre-line">
            {review.body}
          </p>
        ) : null}
      </Card>
      <ReportForm locale={locale} review={review.id} />
    </div>
  )
}
