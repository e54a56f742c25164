import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { Alert } from '@/components/ui/feedback'
import type { Locale } from '@/lib/i18n/routing'
import type { BookingReviews as Reviews } from '@/lib/reviews/queries/booking'
import { AnswerForm } from './answer-form'
import { DeleteReview, ReviewForm } from './review-form'
import { ReviewWords } from './review-words'

type Props = { locale: Locale; reviews: Reviews; names: { client: string; provider: string } }

/** One's own review: written, waiting, changed or too late for. */
async function Own({ locale, reviews, names }: Props) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const { own, side, otherWaits } = reviews
  const other = side === 'client' ? names.provider : names.client
  if (!own) {
    return reviews.canWrite ? (
      <>
        <p>
          {t(otherWaits ? 'blind.otherWrote' : 'blind.explained', {
            name: other,
            when: instantText(bookings, locale, reviews.due),
          })}
        </p>
        <ReviewForm locale={locale} reviews={reviews} />
      </>
    ) : (
      <p className="text-muted">{t('blind.closed')}</p>
    )
  }
  return (
    <>
      {own.hiddenAt ? <Alert tone="info" title={t('hidden')} /> : null}
      {own.publishedAt === null ? (
        <p>{t('blind.waits', { name: other, when: instantText(bookings, locale, reviews.due) })}</p>
      ) : null}
      <ReviewWords
        locale={locale}
        review={{ ...own, edited: own.editedAt !== null }}
        author={t('mine')}
        answerer={other}
      />
      {reviews.canChange ? (
        <details>
          <summary className="link w-fit cursor-pointer py-2">{t('form.edit')}</summary>
          <div className="mt-2">
            <ReviewForm locale={locale} reviews={reviews} />
          </div>
        </details>
      ) : null}
      <DeleteReview locale={locale} reviews={reviews} />
    </>
  )
}

/** What both sides of a completed booking say of each other, as this side may see it now. */
export async function BookingReviews(props: Props) {
  const { locale, reviews, names } = props
  const t = await getTranslations({ locale, namespace: 'reviews' })
  const { other, side } = reviews
  const name = side === 'client' ? names.provider : names.client
  return (
    <section id="reviews" className="grid gap-4" aria-labelledby="reviews-title">
      <h2 id="reviews-title" className="text-xl">
        {t('title')}
      </h2>
      <Own {...props} />
      {other ? (
        <div className="rule grid gap-2">
          <ReviewWords
            locale={locale}
            review={{ ...other, edited: other.editedAt !== null }}
            author={name}
            answerer={t('you')}
            report="always"
          />
          <AnswerForm locale={locale} bookingId={reviews.bookingId} answered={other.answer !== null} />
        </div>
      ) : null}
    </section>
  )
}
