import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { resendVerification } from '@/lib/accounts/actions'
import type { Locale } from '@/lib/i18n/routing'
import { HiddenFields } from './hidden-fields'

type ResendFormProps = { locale: Locale; callbackUrl: string | null; email: string | null }

/** Asks for another link. What it answers does not tell whether the address has an account. */
export async function ResendForm({ locale, callbackUrl, email }: ResendFormProps) {
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
      <SubmitButton pending={t('verify.resend_pending')} variant="ghost" full>
        {t('verify.resend')}
      </SubmitButton>
    </ActionForm>
  )
}
