import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { changeEmail, changePassword } from '@/lib/accounts/actions/security'
import type { SecurityView } from '@/lib/accounts/queries/security'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { PasswordInput } from '../password-input'

type Props = { locale: Locale; security: SecurityView }

/** Another password; the other devices are signed out with it. */
export async function PasswordSection({ locale, security }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts.security' })
  const since = security.passwordChangedAt
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="password">
      <h2 id="password" className="text-xl">
        {t('password.title')}
      </h2>
      <p className="hint">
        {since ? t('password.since', { date: formatDateTime(locale, since) }) : t('password.never')}
      </p>
      <ActionForm
        action={changePassword}
        messages={await errorMessages(locale, 'accounts', 'auth')}
        success={<Alert tone="success">{t('password.done')}</Alert>}
      >
        <FormError />
        <PasswordInput locale={locale} use="current-password" name="current" label={t('password.current')} />
        <PasswordInput locale={locale} use="new-password" label={t('password.new')} />
        <SubmitButton pending={t('password.pending')}>{t('password.submit')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

/** Another address, confirmed at both. */
export async function EmailSection({ locale, security }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts.security' })
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="email">
      <h2 id="email" className="text-xl">
        {t('email.title')}
      </h2>
      <p className="wrap-anywhere">
        <bdi dir="ltr">{security.email}</bdi>
      </p>
      <p className="hint">{t('email.hint')}</p>
      <ActionForm
        action={changeEmail}
        messages={await errorMessages(locale, 'accounts', 'auth')}
        success={<Alert tone="success">{t('email.done')}</Alert>}
      >
        <FormError />
        <Field name="email" type="email" dir="ltr" label={t('email.new')} autoComplete="email" required />
        <PasswordInput locale={locale} use="current-password" name="current" label={t('password.current')} />
        <SubmitButton pending={t('email.pending')}>{t('email.submit')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
