import { getTranslations } from 'next-intl/server'
import { PasswordInput } from '@/components/accounts/password-input'
import { Field } from '@/components/forms/field'
import type { Locale } from '@/lib/i18n/routing'

/** Password, and the code of who has a second factor: a stolen session has neither. */
export async function ConfirmFields({ locale, twoFactor }: { locale: Locale; twoFactor: boolean }) {
  const t = await getTranslations({ locale, namespace: 'accounts.security' })
  return (
    <>
      <PasswordInput locale={locale} use="current-password" name="current" label={t('password.current')} />
      {twoFactor ? (
        <Field
          name="code"
          label={t('two_factor.any_code')}
          dir="ltr"
          autoComplete="one-time-code"
          maxLength={40}
          required
        />
      ) : null}
    </>
  )
}
