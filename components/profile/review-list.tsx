import { getTranslations } from 'next-intl/server'
import { ReviewWords } from '@/components/reviews/review-words'
import { Rating } from '@/components/ui/rating'
import type { Locale } from '@/lib/i18n/routing'
import type { Reviews } from '@/lib/reviews/queries/public'
import { ratingText } from './words'

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

/** What clients said beside the whole, each with its mean. */
export async function CriteriaMeans({ locale, criteria }: { locale: Locale; criteria: Reviews['criteria'] }) {
  const [t, ui] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  if (criteria.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {criteria.map(({ name, value }) => {
        const text = ratingText(value)
        return (
          <div key={name} className="flex gap-2">
            <dt className="text-muted">{t(`criteria.${name}`)}</dt>
            <dd>
              <Rating value={text} label={ui('rating.label', { value: text })} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

type ListProps = { locale: Locale; reviews: Reviews['list']; provider: string }

export function ReviewList({ locale, reviews, provider }: ListProps) {
  return (
    <ul>
      {reviews.map(review => (
        <li key={review.id} className="border-t border-line py-4">
          <ReviewWords
            locale={locale}
            review={review}
            author={review.author}
            answerer={provider}
            report="members"
          />
        </li>
      ))}
    </ul>
  )
}
