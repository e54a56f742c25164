import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { verifyEmail } from '@/lib/accounts/actions'
import type { Locale } from '@/lib/i18n/routing'
import { PasswordInput } from './password-input'

type ConfirmFormProps = {
  locale: Locale
  token: string
  /** In another browser than the one that signed up. */
  withPassword: boolean
}

/** Opening the link changes nothing, mail scanners open links too: the button does. */
export async function ConfirmForm({ locale, token, withPassword }: ConfirmFormProps) {
  const t = await getTranslations({ locale, namespace: 'accounts.verify' })
  return (
    <ActionForm action={verifyEmail} messages={await errorMessages(locale, 'accounts', 'auth')}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <FormError />
      {withPassword ? <PasswordInput locale={locale} use="current-password" /> : null}
      <SubmitButton pending={t('confirm_pending')} size="lg" full>
        {t('confirm')}
      </SubmitButton>
    </ActionForm>
  )
}
