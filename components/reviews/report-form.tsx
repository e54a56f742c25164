import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { RadioCards } from '@/components/forms/radio-cards'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import type { Locale } from '@/lib/i18n/routing'
import { reportReview } from '@/lib/reviews/actions'
import { REPORT_REASONS } from '@/lib/reviews/domain/review'

/** Tells the team that a review breaks the rules, and which. */
export async function ReportForm({ locale, review }: { locale: Locale; review: string }) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews.report' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'reviews', 'not_found'),
  ])
  return (
    <ActionForm
      action={reportReview}
      messages={messages}
      success={
        <Alert tone="success" title={t('done')}>
          {t('doneHint')}
        </Alert>
      }
    >
      <FormError />
      <input type="hidden" name="review" value={review} />
      <RadioCards
        name="reason"
        legend={t('reason')}
        choices={REPORT_REASONS.map(value => ({ value, label: t(`reasons.${value}`) }))}
        required
      />
      <TextareaField name="words" label={t('words')} optional={ui('optional')} maxLength={500} rows={3} />
      <SubmitButton pending={t('sending')}>{t('send')}</SubmitButton>
    </ActionForm>
  )
}
