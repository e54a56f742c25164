import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { reportNoShow } from '@/lib/bookings/actions/work'
import type { Locale } from '@/lib/i18n/routing'
import type { Side } from '../booking-list'
import { StepFields, type Stepped } from './step-fields'

type NoShowFormProps = { locale: Locale; side: Side; booking: Stepped; possible: boolean }

/** Half an hour after the start: the other one did not come. */
export async function NoShowForm({ locale, side, booking, possible }: NoShowFormProps) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.work' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking', 'not_found'),
  ])
  return (
    <ActionForm action={reportNoShow} messages={messages} className="idle-hidden">
      <FormError />
      {possible ? (
        <details className="rule">
          <summary className="link cursor-pointer py-2">{t(`noShow.${side}.title`)}</summary>
          <div className="stack mt-3">
            <StepFields booking={booking} />
            <p>{t(`noShow.${side}.sure`)}</p>
            <TextareaField
              name="reason"
              label={t('noShow.words')}
              optional={ui('optional')}
              maxLength={500}
              rows={3}
            />
            <SubmitButton pending={t('sending')} variant="danger" full>
              {t('noShow.submit')}
            </SubmitButton>
          </div>
        </details>
      ) : null}
    </ActionForm>
  )
}
