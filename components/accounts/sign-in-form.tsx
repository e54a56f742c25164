import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { localePath } from '@/components/ui/locale-path'
import { signIn } from '@/lib/accounts/actions'
import type { Locale } from '@/lib/i18n/routing'
import { HiddenFields } from './hidden-fields'
import { PasswordInput } from './password-input'
import { SecondFactorField } from './second-factor-field'

export async function SignInForm({ locale, callbackUrl }: { locale: Locale; callbackUrl: string | null }) {
  const t = await getTranslations({ locale, namespace: 'accounts' })
  return (
    <ActionForm action={signIn} messages={await errorMessages(locale, 'accounts', 'auth')}>
      <HiddenFields locale={locale} callbackUrl={callbackUrl} />
      <FormError />
      <Field name="email" type="email" dir="ltr" label={t('email')} autoComplete="username" required />
      <PasswordInput locale={locale} use="current-password" />
      <SecondFactorField label={t('code')} hint={t('code_hint')} />
      <p>
        <a className="link" href={localePath(locale, '/forgot-password')}>
          {t('forgot.link')}
        </a>
      </p>
      <SubmitButton pending={t('sign_in.pending')} size="lg" full>
        {t('sign_in.submit')}
      </SubmitButton>
    </ActionForm>
  )
}
