import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { QrCode } from '@/components/ui/qr-code'
import { Card } from '@/components/ui/surface'
import { beginTwoFactor, disableTwoFactor, enableTwoFactor } from '@/lib/accounts/actions/security'
import type { SecurityView } from '@/lib/accounts/queries/security'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { PasswordInput } from '../password-input'

type Enrolment = { uri: string; key: string; codes: readonly string[] }
type Props = {
  locale: Locale
  security: SecurityView
  /** While it waits for the first code. */
  pending: Enrolment | null
  /** An administrator cannot go on without it. */
  required: boolean
}

async function Enrol({ locale, pending }: { locale: Locale; pending: Enrolment }) {
  const t = await getTranslations({ locale, namespace: 'accounts.security.two_factor' })
  return (
    <div className="grid gap-4">
      <p>{t('scan')}</p>
      <QrCode text={pending.uri} label={t('manual')} />
      <p>
        {t('manual')}{' '}
        <bdi dir="ltr" className="font-medium wrap-anywhere">
          {pending.key}
        </bdi>
      </p>
      <div className="grid gap-2">
        <h3 className="text-lg">{t('codes')}</h3>
        <p>{t('codes_hint')}</p>
        <ul className="tnum grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-2 font-medium" dir="ltr">
          {pending.codes.map(code => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <ActionForm action={enableTwoFactor} messages={await errorMessages(locale, 'accounts', 'auth')}>
        <FormError />
        <Field
          name="code"
          label={t('code')}
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
        />
        <SubmitButton pending={t('enable_pending')}>{t('enable')}</SubmitButton>
      </ActionForm>
    </div>
  )
}

/** The second factor: off, waiting for its first code, or on. */
export async function TwoFactorSection({ locale, security, pending, required }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts.security' })
  const messages = await errorMessages(locale, 'accounts', 'auth')
  const password = (
    <PasswordInput locale={locale} use="current-password" name="current" label={t('password.current')} />
  )
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="two-factor">
      <h2 id="two-factor" className="text-xl">
        {t('two_factor.title')}
      </h2>
      {required && !security.twoFactorSince ? <Alert tone="info" title={t('two_factor.required')} /> : null}
      {security.twoFactorSince ? (
        <>
          <p>
            {t('two_factor.on', {
              date: formatDateTime(locale, security.twoFactorSince),
              left: security.recoveryCodesLeft,
            })}
          </p>
          <details className="rule">
            <summary className="link cursor-pointer py-2">{t('two_factor.disable')}</summary>
            <ActionForm action={disableTwoFactor} messages={messages} className="stack mt-3">
              <FormError />
              {password}
              <Field
                name="code"
                label={t('two_factor.any_code')}
                dir="ltr"
                autoComplete="one-time-code"
                maxLength={40}
                required
              />
              <SubmitButton pending={t('two_factor.disable_pending')} variant="danger">
                {t('two_factor.disable')}
              </SubmitButton>
            </ActionForm>
          </details>
        </>
      ) : pending ? (
        <Enrol locale={locale} pending={pending} />
      ) : (
        <>
          <p>{t('two_factor.off')}</p>
          <ActionForm action={beginTwoFactor} messages={messages}>
            <FormError />
            {password}
            <SubmitButton pending={t('two_factor.begin_pending')}>{t('two_factor.begin')}</SubmitButton>
          </ActionForm>
        </>
      )}
    </Card>
  )
}
