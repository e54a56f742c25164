import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { CheckboxField, Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { PhoneField } from '@/components/forms/phone-field'
import { RadioCards } from '@/components/forms/radio-cards'
import { SubmitButton } from '@/components/forms/submit-button'
import { localePath } from '@/components/ui/locale-path'
import { signUp } from '@/lib/accounts/actions'
import { SIGN_UP_ROLES } from '@/lib/accounts/domain/landing'
import type { Locale } from '@/lib/i18n/routing'
import type { LegalPage } from '@/lib/legal/domain/pages'
import { HiddenFields } from './hidden-fields'
import { PasswordInput } from './password-input'

type LegalLinkProps = { locale: Locale; page: LegalPage; words: ReactNode }

/** Opens beside the form, so that nothing typed is lost. */
function LegalLink({ locale, page, words }: LegalLinkProps) {
  return (
    <a className="link" href={localePath(locale, `/legal/${page}`)} target="_blank" rel="noopener">
      {words}
    </a>
  )
}

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
      <CheckboxField name="news">{t('sign_up.news')}</CheckboxField>
      <p className="hint">
        {t.rich('sign_up.accept', {
          terms: words => <LegalLink locale={locale} page="terms" words={words} />,
          providers: words => <LegalLink locale={locale} page="providers" words={words} />,
          privacy: words => <LegalLink locale={locale} page="privacy" words={words} />,
        })}
      </p>
      <p className="hint">{t('sign_up.data')}</p>
      <SubmitButton pending={t('sign_up.pending')} size="lg" full>
        {t('sign_up.submit')}
      </SubmitButton>
    </ActionForm>
  )
}
