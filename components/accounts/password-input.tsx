import { getTranslations } from 'next-intl/server'
import { PasswordField } from '@/components/forms/password-field'
import type { Locale } from '@/lib/i18n/routing'

type PasswordInputProps = { locale: Locale; use: 'current-password' | 'new-password' }

export async function PasswordInput({ locale, use }: PasswordInputProps) {
  const t = await getTranslations({ locale })
  return (
    <PasswordField
      label={t('accounts.password')}
      hint={use === 'new-password' ? t('accounts.password_hint') : undefined}
      showLabel={t('ui.password.show')}
      hideLabel={t('ui.password.hide')}
      autoComplete={use}
      required
    />
  )
}
