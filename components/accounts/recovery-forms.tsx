import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { confirmEmail, forgotPassword, resetPassword } from '@/lib/accounts/actions/security'
import type { Locale } from '@/lib/i18n/routing'
import { HiddenFields } from './hidden-fields'
import { PasswordInput } from './password-input'

/** Asks for a link. What it answers does not tell whether the address has an account. */
export async function ForgotForm({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'accounts' })
  return (
    <ActionForm
      action={forgotPassword}
      messages={await errorMessages(locale, 'accounts', 'auth')}
      success={<Alert tone="success">{t('forgot.sent')}</Alert>}
    >
      <HiddenFields locale={locale} callbackUrl={null} />
      <FormError />
      <Field name="email" type="email" dir="ltr" label={t('email')} autoComplete="email" required />
      <SubmitButton pending={t('forgot.pending')} size="lg" full>
        {t('forgot.submit')}
      </SubmitButton>
    </ActionForm>
  )
}

type TokenFormProps = { locale: Locale; token: string }

/** A new password, by the link of the mail. */
export async function ResetForm({ locale, token }: TokenFormProps) {
  const t = await getTranslations({ locale, namespace: 'accounts.reset' })
  return (
    <ActionForm action={resetPassword} messages={await errorMessages(locale, 'accounts', 'auth')}>
      <HiddenFields locale={locale} callbackUrl={null} />
      <input type="hidden" name="token" value={token} />
      <FormError />
      <PasswordInput locale={locale} use="new-password" />
      <SubmitButton pending={t('pending')} size="lg" full>
        {t('submit')}
      </SubmitButton>
    </ActionForm>
  )
}

/** Opening the link changes nothing, mail scanners open links too: the button does. */
export async function ChangeForm({ locale, token }: TokenFormProps) {
  const t = await getTranslations({ locale, namespace: 'accounts.change' })
  return (
    <ActionForm action={confirmEmail} messages={await errorMessages(locale, 'accounts', 'auth')}>
      <HiddenFields locale={locale} callbackUrl={null} />
      <input type="hidden" name="token" value={token} />
      <FormError />
      <SubmitButton pending={t('pending')} size="lg" full>
        {t('submit')}
      </SubmitButton>
    </ActionForm>
  )
}
