import { getTranslations } from 'next-intl/server'
import { Stars } from '@/components/ui/rating'
import type { Locale } from '@/lib/i18n/routing'
import type { Reviews } from '@/lib/reviews/queries/public'
import { formatDate } from '@/lib/time/format'
import { toWall } from '@/lib/time/zone'

/** How many gave each mark, as bars with the numbers beside them. */
export async function RatingBars({
  locale,
  distribution,
}: {
  locale: Locale
  distribution: Reviews['distribution']
}) {
  const t = await getTranslations({ locale, namespace: 'profile' })
  const all = Math.max(
    1,
    distribution.reduce((sum, { votes }) => sum + votes, 0),
  )
  return (
    <ul className="grid max-w-text gap-1.5">
      {distribution.map(({ stars, votes }) => (
        <li key={stars} className="grid grid-cols-[5.5rem_1fr_2.5rem] items-center gap-3 text-sm">
          <span className="text-muted">{t('stars', { stars })}</span>
          <span className="h-2 overflow-hidden rounded-full bg-sand" aria-hidden="true">
            <span
              className="block h-full bg-saffron"
              style={{ inlineSize: `${Math.round((votes / all) * 100)}%` }}
            />
          </span>
          <span className="tnum text-end text-muted">{votes}</span>
        </li>
      ))}
    </ul>
  )
}

export async function ReviewList({ locale, reviews }: { locale: Locale; reviews: Reviews['list'] }) {
  const t = await getTranslations({ locale, namespace: 'profile' })
  return (
    <ul>
      {reviews.map(review => (
        <li key={review.id} className="grid gap-1.5 border-t border-line py-4">
          <p className="row">
            <bdi className="font-medium">{review.author}</bdi>
            <Stars count={review.rating} label={t('stars', { stars: review.rating })} />
            <span className="hint">
              {formatDate(locale, toWall(new Date(review.publishedAt)).date, 'month')}
            </span>
          </p>
          {review.body ? (
            <p lang={review.locale} dir="auto" className="break-words">
              {review.body}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
