import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { savePolicy } from '@/lib/bookings/actions/policy'
import { BOOKING_POLICY, type BookingPolicy } from '@/lib/bookings/domain/policy'
import { POLICY_GROUPS, POLICY_LIMITS, type RuleName } from '@/lib/bookings/domain/policy-limits'
import type { Locale } from '@/lib/i18n/routing'

const GROUPS = Object.keys(POLICY_GROUPS) as (keyof typeof POLICY_GROUPS)[]

/** Every number of the booking rules, with its limits and what we would set. */
export async function PolicyForm({ locale, policy }: { locale: Locale; policy: BookingPolicy }) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.policy' }),
    errorMessages(locale, 'policy'),
  ])
  const field = (name: RuleName) => {
    const { min, max, unit } = POLICY_LIMITS[name]
    return (
      <Field
        key={name}
        name={name}
        type="number"
        inputMode="numeric"
        dir="ltr"
        min={min}
        max={max}
        label={t(`rules.${name}`)}
        hint={t(`hint.${unit}`, { min, max, usual: BOOKING_POLICY[name] })}
        defaultValue={policy[name]}
        required
      />
    )
  }
  return (
    <ActionForm
      action={savePolicy}
      messages={messages}
      className="grid gap-6"
      notice={<Alert tone="success">{t('saved')}</Alert>}
    >
      <FormError />
      {GROUPS.map(group => (
        <fieldset key={group} className="grid min-w-0 gap-4 sm:grid-cols-2">
          <legend className="heading mb-3 text-lg">{t(`groups.${group}`)}</legend>
          {POLICY_GROUPS[group].map(field)}
        </fieldset>
      ))}
      <SubmitButton pending={t('saving')}>{t('save')}</SubmitButton>
    </ActionForm>
  )
}
