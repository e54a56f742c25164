import { getTranslations } from 'next-intl/server'
import { StepFields, type Stepped } from '@/components/bookings/work/step-fields'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field, TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { adminStep } from '@/lib/bookings/actions/admin'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import { ADMIN_STEPS } from '@/lib/bookings/schemas/admin'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'

type StepFormsProps = {
  locale: Locale
  booking: Stepped
  allowed: ReturnType<typeof allowedTransitions>
  /** The most a settlement may be, centimes. */
  cap: number
}

/** What an administrator can do with the booking now, each with its reason. */
export async function StepForms({ locale, booking, allowed, cap }: StepFormsProps) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.bookings' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking', 'not_found'),
  ])
  return (
    <div className="grid gap-2">
      {ADMIN_STEPS.map(step => {
        const possible = allowed.find(transition => transition.name === step)
        return (
          <ActionForm key={step} action={adminStep} messages={messages} className="idle-hidden">
            <FormError />
            {possible ? (
              <details className="rule">
                <summary className="link cursor-pointer py-2">{t(`step.${step}`)}</summary>
                <div className="stack mt-3">
                  <StepFields booking={booking} />
                  <input type="hidden" name="step" value={step} />
                  {step === 'abort' ? (
                    <Field
                      name="amount"
                      label={t('settlement')}
                      hint={t('settlementHint', { cap: formatMoney(locale, cap) })}
                      inputMode="decimal"
                      autoComplete="off"
                      maxLength={10}
                      required
                      dir="ltr"
                    />
                  ) : null}
                  <TextareaField
                    name="reason"
                    label={t('reason')}
                    hint={t('reasonHint')}
                    optional={possible.reasonRequired ? undefined : ui('optional')}
                    maxLength={500}
                    rows={3}
                  />
                  <SubmitButton
                    pending={t('sending')}
                    variant={
                      step === 'accept' || step === 'start' || step === 'complete' ? 'primary' : 'danger'
                    }
                  >
                    {t(`step.${step}`)}
                  </SubmitButton>
                </div>
              </details>
            ) : null}
          </ActionForm>
        )
      })}
    </div>
  )
}
