import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ReceivedList } from '@/components/reviews/received-list'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { Rating } from '@/components/ui/rating'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import type { ReviewSide } from '@/lib/reviews/domain/review'
import { ownRating, reviewsReceived } from '@/lib/reviews/queries/received'

export type ReceivedProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function receivedMetadata({ params }: ReceivedProps): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'reviews.received' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

const pageOf = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : 1

/** What the other side of one's bookings has written about oneself. */
export async function ReviewsAbout({ side, params, searchParams }: ReceivedProps & { side: ReviewSide }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const path = side === 'client' ? '/account/reviews' : '/pro/reviews'
  const user = await requireRole(locale, path, side === 'client' ? 'CLIENT' : 'PROVIDER')
  const page = pageOf((await searchParams).page)
  const db = database()
  const [{ items, more }, { sum, count }, t, ui] = await Promise.all([
    reviewsReceived(db, user, page),
    ownRating(db, user),
    getTranslations({ locale, namespace: 'reviews.received' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  const value = count === 0 ? null : (sum / count).toFixed(1).replace('.', ',')
  const href = (to: number) => `${localePath(locale, path)}?page=${to}`
  return (
    <div className="grid max-w-text gap-6">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        {value === null ? null : (
          <p className="row">
            <Rating value={value} label={ui('rating.label', { value })} />
            <span className="text-muted">{t('count', { count })}</span>
          </p>
        )}
      </header>
      <ReceivedList locale={locale} side={side} reviews={items} />
      <Pagination
        label={t('pages')}
        previous={page > 1 ? { href: href(page - 1), label: t('newer') } : null}
        next={more ? { href: href(page + 1), label: t('older') } : null}
      />
    </div>
  )
}
