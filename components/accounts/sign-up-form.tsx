import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { PhoneField } from '@/components/forms/phone-field'
import { RadioCards } from '@/components/forms/radio-cards'
import { SubmitButton } from '@/components/forms/submit-button'
import { signUp } from '@/lib/accounts/actions'
import { SIGN_UP_ROLES } from '@/lib/accounts/domain/landing'
import type { Locale } from '@/lib/i18n/routing'
import { HiddenFields } from './hidden-fields'
import { PasswordInput } from './password-input'

type SignUpFormProps = { locale: Locale; callbackUrl: string | null; role: (typeof SIGN_UP_ROLES)[number] }

export async function SignUpForm({ locale, callbackUrl, role }: SignUpFormProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' })
  const choices = SIGN_UP_ROLES.map(value => ({
    value,
    label: t(`sign_up.role.${value}`),
    hint: t(`sign_up.role_hint.${value}`),
  }))
  return (
    <ActionForm action={signUp} messages={await errorMessages(locale, 'accounts', 'auth')}>
      <HiddenFields locale={locale} callbackUrl={callbackUrl} />
      <FormError />
      <RadioCards
        name="role"
        legend={t('sign_up.role_legend')}
        choices={choices}
        defaultValue={role}
        columns
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="firstName" label={t('first_name')} autoComplete="given-name" required />
        <Field name="lastName" label={t('last_name')} autoComplete="family-name" required />
      </div>
      <PhoneField label={t('phone')} hint={t('phone_hint')} stored={t('phone_stored')} required />
      <Field name="email" type="email" dir="ltr" label={t('email')} autoComplete="email" required />
      <PasswordInput locale={locale} use="new-password" />
      <p className="hint">{t('sign_up.data')}</p>
      <SubmitButton pending={t('sign_up.pending')} size="lg" full>
        {t('sign_up.submit')}
      </SubmitButton>
    </ActionForm>
  )
}
