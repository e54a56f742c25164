import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { closeJob } from '@/lib/bookings/actions/work'
import type { Locale } from '@/lib/i18n/routing'
import { StepFields, type Stepped } from './step-fields'

type CodeFormProps = {
  locale: Locale
  booking: Stepped
  kind: 'start' | 'close' | 'sign'
  action: typeof closeJob
  /** Whether it can be done now; else the words of its last refusal keep their place. */
  possible: boolean
}

/** The provider types the four digits that the client reads out. */
export async function CodeForm({ locale, booking, kind, action, possible }: CodeFormProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.work' }),
    errorMessages(locale, 'booking', 'not_found'),
  ])
  return (
    <ActionForm action={action} messages={messages} className="stack idle-hidden">
      <FormError />
      {possible ? (
        <>
          <StepFields booking={booking} />
          <Field
            name="code"
            label={t('code.label')}
            hint={t(`code.ask.${kind}`)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            required
            dir="ltr"
          />
          <SubmitButton pending={t('sending')} variant={kind === 'sign' ? 'ghost' : 'primary'} full>
            {t(`do.${kind}`)}
          </SubmitButton>
        </>
      ) : null}
    </ActionForm>
  )
}
