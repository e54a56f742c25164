import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { Alert } from '@/components/ui/feedback'
import { resendVerification } from '@/lib/accounts/actions'
import type { Locale } from '@/lib/i18n/routing'
import { HiddenFields } from './hidden-fields'
import { ResendButton } from './resend-button'

type ResendFormProps = {
  locale: Locale
  callbackUrl: string | null
  email: string | null
  /** Seconds until another link may be asked for. */
  wait: number
}

/** Asks for another link. What it answers does not tell whether the address has an account. */
export async function ResendForm({ locale, callbackUrl, email, wait }: ResendFormProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' })
  return (
    <ActionForm
      action={resendVerification}
      messages={await errorMessages(locale, 'accounts', 'auth')}
      notice={<Alert tone="success">{t('verify.resent')}</Alert>}
    >
      <HiddenFields locale={locale} callbackUrl={callbackUrl} />
      <FormError />
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={t('email')}
        autoComplete="email"
        defaultValue={email ?? undefined}
        required
      />
      <ResendButton
        wait={wait}
        words={{
          resend: t('verify.resend'),
          pending: t('verify.resend_pending'),
          soon: t('verify.resend_soon'),
        }}
      />
    </ActionForm>
  )
}
