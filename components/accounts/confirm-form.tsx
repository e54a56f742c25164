import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { verifyEmail } from '@/lib/accounts/actions'
import type { Locale } from '@/lib/i18n/routing'

/** Opening the link changes nothing, mail scanners open links too: the button does. */
export async function ConfirmForm({ locale, token }: { locale: Locale; token: string }) {
  const t = await getTranslations({ locale, namespace: 'accounts.verify' })
  return (
    <ActionForm action={verifyEmail} messages={await errorMessages(locale, 'accounts', 'auth')}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <FormError />
      <SubmitButton pending={t('confirm_pending')} size="lg" full>
        {t('confirm')}
      </SubmitButton>
    </ActionForm>
  )
}
