import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { completeJob } from '@/lib/bookings/actions/work'
import type { Locale } from '@/lib/i18n/routing'
import { StepFields, type Stepped } from './step-fields'

type TapFormProps = {
  locale: Locale
  booking: Stepped
  action: typeof completeJob
  label: string
  variant?: 'primary' | 'ghost' | 'danger'
  possible: boolean
  children?: ReactNode
}

/** One step, one button. */
export async function TapForm({ locale, booking, action, label, variant, possible, children }: TapFormProps) {
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
          {children}
          <SubmitButton pending={t('sending')} variant={variant} full>
            {label}
          </SubmitButton>
        </>
      ) : null}
    </ActionForm>
  )
}
