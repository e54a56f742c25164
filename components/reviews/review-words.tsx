import { getTranslations } from 'next-intl/server'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Stars } from '@/components/ui/rating'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { toWall } from '@/lib/time/zone'

type Words = {
  id: string
  rating: number
  body: string
  locale: Locale
  publishedAt: Date | string | null
  edited: boolean
  answer: string | null
}

type Props = {
  locale: Locale
  review: Words
  /** Who wrote it; left out where the page says so. */
  author?: string
  /** Who answers: the name above the answer. */
  answerer: string
  /** Shows the way to report it: on public pages only to those who are signed in. */
  report?: 'members' | 'always'
}

/** One review as its readers see it: stars, words in their own direction, what was answered. */
export async function ReviewWords({ locale, review, author, answerer, report }: Props) {
  const [t, profile] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews' }),
    getTranslations({ locale, namespace: 'profile' }),
  ])
  const { rating, body, publishedAt, edited, answer } = review
  return (
    <div className="grid gap-1.5">
      <p className="row">
        {author ? <bdi className="font-medium">{personName(locale, author)}</bdi> : null}
        <Stars count={rating} label={profile('stars', { stars: rating })} />
        <span className="hint">
          {publishedAt ? formatDate(locale, toWall(new Date(publishedAt)).date, 'month') : t('waiting')}
          {edited ? ` · ${t('edited')}` : null}
        </span>
      </p>
      {body ? (
        <p lang={review.locale} dir="auto" className="break-words whitespace-pre-line">
          {body}
        </p>
      ) : null}
      {answer ? (
        <div className="review-answer">
          <p className="hint">{t('answer.of', { name: answerer })}</p>
          <p dir="auto" className="break-words whitespace-pre-line">
            {answer}
          </p>
        </div>
      ) : null}
      {report ? (
        <a
          className={`link hint w-fit py-2.5${report === 'members' ? ' members' : ''}`}
          href={localePath(locale, `/account/reviews/${review.id}/report`)}
          rel="nofollow"
        >
          {t('report.link')}
        </a>
      ) : null}
    </div>
  )
}
