import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import type { Locale } from '@/lib/i18n/routing'
import { deleteReview, saveReview } from '@/lib/reviews/actions'
import { CRITERIA_OF } from '@/lib/reviews/domain/review'
import type { BookingReviews } from '@/lib/reviews/queries/booking'
import { StarField } from './star-field'

type Props = { locale: Locale; reviews: BookingReviews }

const FIVE = [1, 2, 3, 4, 5]

/** Writes one's own review of a booking, or changes it: the same fields, filled. */
export async function ReviewForm({ locale, reviews }: Props) {
  const { bookingId, side, own } = reviews
  const [t, ui, profile, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'profile' }),
    errorMessages(locale, 'reviews', 'not_found'),
  ])
  const stars = FIVE.map(count => profile('stars', { stars: count }))
  return (
    <ActionForm
      action={saveReview}
      messages={messages}
      notice={<Alert tone="success" title={t('form.saved')} />}
    >
      <FormError />
      <input type="hidden" name="booking" value={bookingId} />
      <input type="hidden" name="locale" value={locale} />
      <StarField name="rating" legend={t(`form.rating.${side}`)} stars={stars} defaultValue={own?.rating} />
      <details open={own ? CRITERIA_OF[side].some(name => own[name] !== null) : undefined}>
        <summary className="link w-fit cursor-pointer py-2">{t('form.more')}</summary>
        <div className="stack mt-2">
          {CRITERIA_OF[side].map(name => (
            <StarField
              key={name}
              name={name}
              legend={t(`criteria.${name}`)}
              stars={stars}
              defaultValue={own?.[name]}
              none={t('form.noOpinion')}
            />
          ))}
        </div>
      </details>
      <TextareaField
        name="body"
        label={t('form.body')}
        hint={t(`form.bodyHint.${side}`)}
        optional={ui('optional')}
        defaultValue={own?.body}
        maxLength={2000}
        rows={4}
      />
      <SubmitButton pending={t('form.saving')}>{own ? t('form.change') : t('form.save')}</SubmitButton>
    </ActionForm>
  )
}

/** Takes one's own review back, after a second thought. */
export async function DeleteReview({ locale, reviews }: Props) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews.form' }),
    errorMessages(locale, 'reviews', 'not_found'),
  ])
  return (
    <ActionForm action={deleteReview} messages={messages} className="empty:hidden">
      <FormError />
      {reviews.canChange ? (
        <details>
          <summary className="link w-fit cursor-pointer py-2">{t('delete')}</summary>
          <div className="stack mt-2">
            <input type="hidden" name="booking" value={reviews.bookingId} />
            <p>{t('sureDelete')}</p>
            <SubmitButton variant="danger" pending={t('deleting')}>
              {t('delete')}
            </SubmitButton>
          </div>
        </details>
      ) : null}
    </ActionForm>
  )
}
