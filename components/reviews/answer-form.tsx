import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Locale } from '@/lib/i18n/routing'
import { answerReview } from '@/lib/reviews/actions'

type Props = { locale: Locale; bookingId: string; answered: boolean }

/**
 * The one answer to what was said of oneself. The form keeps its place, empty, once it is given, so that the words of
 * a refusal stand there.
 */
export async function AnswerForm({ locale, bookingId, answered }: Props) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews.answer' }),
    errorMessages(locale, 'reviews', 'not_found'),
  ])
  return (
    <ActionForm action={answerReview} messages={messages} className="empty:hidden">
      <FormError />
      {answered ? null : (
        <details>
          <summary className="link w-fit cursor-pointer py-2">{t('open')}</summary>
          <div className="stack mt-2">
            <input type="hidden" name="booking" value={bookingId} />
            <TextareaField
              name="answer"
              label={t('label')}
              hint={t('hint')}
              maxLength={1000}
              rows={3}
              required
            />
            <SubmitButton pending={t('sending')}>{t('send')}</SubmitButton>
          </div>
        </details>
      )}
    </ActionForm>
  )
}
