import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { confirmPhone, sendPhoneCode } from '@/lib/accounts/actions/settings'
import { phoneText } from '@/lib/accounts/domain/phone-text'
import type { SettingsView } from '@/lib/accounts/queries/settings'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'

type Props = { locale: Locale; settings: SettingsView }

async function CodeForm({ locale, until }: { locale: Locale; until: Date }) {
  const t = await getTranslations({ locale, namespace: 'accounts' })
  return (
    <ActionForm action={confirmPhone} messages={await errorMessages(locale, 'accounts', 'auth')}>
      <FormError />
      <Field
        name="code"
        label={t('settings.phone.code')}
        hint={t('settings.phone.code_hint', { date: formatDateTime(locale, until) })}
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        required
      />
      <SubmitButton pending={t('settings.phone.confirm_pending')}>{t('settings.phone.confirm')}</SubmitButton>
    </ActionForm>
  )
}

/** Whether the number is known to be its owner's, and the way to show it. */
export async function PhoneSection({ locale, settings }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts' })
  const { phone, phoneVerifiedAt, code, smsOffered } = settings
  const open = phone && !phoneVerifiedAt && smsOffered
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="phone-check">
      <h2 id="phone-check" className="text-xl">
        {t('settings.phone.title')}
      </h2>
      {phone ? (
        <p className="tnum font-medium">
          <bdi dir="ltr">{phoneText(phone)}</bdi>
        </p>
      ) : (
        <p>{t('settings.phone.missing')}</p>
      )}
      {phoneVerifiedAt ? (
        <Alert tone="success">
          {t('settings.phone.confirmed', { date: formatDateTime(locale, phoneVerifiedAt) })}
        </Alert>
      ) : null}
      {phone && !phoneVerifiedAt ? <p>{t('settings.phone.why')}</p> : null}
      {smsOffered ? null : <p className="hint">{t('settings.phone.off')}</p>}
      {open && code ? <CodeForm locale={locale} until={code.expiresAt} /> : null}
      {open ? (
        <ActionForm action={sendPhoneCode} messages={await errorMessages(locale, 'accounts', 'auth')}>
          <FormError />
          <SubmitButton pending={t('settings.phone.send_pending')} variant={code ? 'ghost' : 'primary'}>
            {t(code ? 'settings.phone.again' : 'settings.phone.send')}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </Card>
  )
}
