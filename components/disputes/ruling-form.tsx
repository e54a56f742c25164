import { getTranslations } from 'next-intl/server'
import { StepFields, type Stepped } from '@/components/bookings/work/step-fields'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field, SelectField, TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { formatMoney } from '@/lib/core/money'
import { ruleDispute } from '@/lib/disputes/actions'
import { DISPUTE_OUTCOMES } from '@/lib/disputes/domain'
import type { Locale } from '@/lib/i18n/routing'

type RulingFormProps = { locale: Locale; booking: Stepped; paid: number; possible: boolean }

/** The administrator decides, once: for whom, how much goes back, and why. */
export async function RulingForm({ locale, booking, paid, possible }: RulingFormProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'disputes' }),
    errorMessages(locale, 'booking', 'disputes', 'not_found'),
  ])
  return (
    <ActionForm action={ruleDispute} messages={messages} className="stack idle-hidden">
      <FormError />
      {possible ? (
        <>
          <StepFields booking={booking} />
          <SelectField
            name="outcome"
            label={t('decide')}
            placeholder={t('choose')}
            options={DISPUTE_OUTCOMES.map(outcome => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
            required
          />
          {paid > 0 ? (
            <Field
              name="refund"
              label={t('refundLabel')}
              hint={t('refundHint', { paid: formatMoney(locale, paid) })}
              inputMode="decimal"
              autoComplete="off"
              maxLength={10}
              dir="ltr"
            />
          ) : null}
          <TextareaField
            name="ruling"
            label={t('ruling')}
            hint={t('rulingHint')}
            maxLength={2000}
            rows={5}
            required
          />
          <SubmitButton pending={t('sending')}>{t('rule')}</SubmitButton>
        </>
      ) : null}
    </ActionForm>
  )
}
