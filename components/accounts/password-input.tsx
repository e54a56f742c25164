import { getTranslations } from 'next-intl/server'
import { PasswordField } from '@/components/forms/password-field'
import type { Locale } from '@/lib/i18n/routing'

type PasswordInputProps = {
  locale: Locale
  use: 'current-password' | 'new-password'
  /** Where a form has two of them. */
  name?: string
  label?: string
}

export async function PasswordInput({ locale, use, name, label }: PasswordInputProps) {
  const t = await getTranslations({ locale })
  return (
    <PasswordField
      name={name}
      label={label ?? t('accounts.password')}
      hint={use === 'new-password' ? t('accounts.password_hint') : undefined}
      showLabel={t('ui.password.show')}
      hideLabel={t('ui.password.hide')}
      autoComplete={use}
      required
    />
  )
}
