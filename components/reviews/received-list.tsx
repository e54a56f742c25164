import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import type { ReviewSide } from '@/lib/reviews/domain/review'
import type { ReceivedReview } from '@/lib/reviews/queries/received'
import { AnswerForm } from './answer-form'
import { ReviewWords } from './review-words'

type Props = { locale: Locale; side: ReviewSide; reviews: readonly ReceivedReview[] }

/** What others wrote about oneself, each with its booking and the one answer. */
export async function ReceivedList({ locale, side, reviews }: Props) {
  const t = await getTranslations({ locale, namespace: 'reviews' })
  if (reviews.length === 0) {
    return (
      <EmptyState icon="star" title={t(`received.empty.${side}`)}>
        {t(`received.emptyHint.${side}`)}
      </EmptyState>
    )
  }
  const arabic = locale === 'ar'
  return (
    <ul className="grid gap-4">
      {reviews.map(review => (
        <Card as="li" key={review.id} className="grid gap-2">
          <h2 className="text-lg">
            <a
              className="link"
              href={localePath(
                locale,
                `/${side === 'client' ? 'account' : 'pro'}/bookings/${review.bookingId}`,
              )}
            >
              {arabic ? review.serviceAr : review.serviceFr}
            </a>
          </h2>
          <ReviewWords
            locale={locale}
            review={{ ...review, edited: review.editedAt !== null }}
            author={side === 'provider' ? review.clientName : arabic ? review.providerAr : review.providerFr}
            answerer={t('you')}
            report="always"
          />
          <AnswerForm locale={locale} bookingId={review.bookingId} answered={review.answer !== null} />
        </Card>
      ))}
    </ul>
  )
}
