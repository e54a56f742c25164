import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Stars } from '@/components/ui/rating'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { moderateReview } from '@/lib/reviews/actions'
import type { ReportedReview } from '@/lib/reviews/queries/reports'

type ItemProps = { locale: Locale; review: ReportedReview }

async function Decision({ locale, review }: ItemProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews.queue' }),
    errorMessages(locale, 'reviews', 'not_found'),
  ])
  return (
    <ActionForm action={moderateReview} messages={messages}>
      <FormError />
      <input type="hidden" name="review" value={review.id} />
      <TextareaField name="reason" label={t('why')} hint={t('whyHint')} maxLength={500} rows={2} required />
      <div className="row">
        <SubmitButton name="decision" value="hide" variant="danger" pending={t('deciding')}>
          {t('hide')}
        </SubmitButton>
        <SubmitButton name="decision" value="keep" variant="ghost" pending={t('deciding')}>
          {t('keep')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

async function Item({ locale, review }: ItemProps) {
  const [t, profile, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews' }),
    getTranslations({ locale, namespace: 'profile' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const provider = locale === 'ar' ? review.providerAr : review.providerFr
  return (
    <Card as="li" className="grid gap-4">
      <div className="grid gap-1.5">
        <h2 className="text-lg">
          <bdi>{t(`queue.about.${review.side}`, { provider })}</bdi>
        </h2>
        <p className="row">
          <bdi className="font-medium">
            {personName(locale, `${review.authorFirst} ${review.authorLast}`)}
          </bdi>
          <Stars count={review.rating} label={profile('stars', { stars: review.rating })} />
          <a className="link" href={localePath(locale, `/providers/${review.providerSlug}`)}>
            {t('queue.profile')}
          </a>
        </p>
        <p lang={review.locale} dir="auto" className="break-words whitespace-pre-line">
          {review.body || t('queue.noWords')}
        </p>
        {review.answer ? (
          <div className="review-answer">
            <p className="break-words whitespace-pre-line" dir="auto">
              {review.answer}
            </p>
          </div>
        ) : null}
      </div>
      <ul className="grid gap-2">
        {review.reports.map(report => (
          <li key={report.id} className="grid gap-0.5">
            <p className="font-medium">
              {t(`report.reasons.${report.reason}`)}{' '}
              <span className="hint font-normal">{instantText(bookings, locale, report.createdAt)}</span>
            </p>
            {report.body ? (
              <p dir="auto" className="break-words">
                {report.body}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <Decision locale={locale} review={review} />
    </Card>
  )
}

/** Reported reviews, the one that waits longest first, each with the decision to take. */
export async function ReportQueue({
  locale,
  reviews,
}: {
  locale: Locale
  reviews: readonly ReportedReview[]
}) {
  const t = await getTranslations({ locale, namespace: 'reviews.queue' })
  if (reviews.length === 0) {
    return (
      <EmptyState icon="circle-check" title={t('empty')}>
        {t('emptyHint')}
      </EmptyState>
    )
  }
  return (
    <ul className="grid gap-4">
      {reviews.map(review => (
        <Item key={review.id} locale={locale} review={review} />
      ))}
    </ul>
  )
}
