import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { signOut } from '@/lib/accounts/actions'
import type { Locale } from '@/lib/i18n/routing'

export async function SignOutButton({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'accounts.sign_out' })
  return (
    <ActionForm action={signOut} messages={await errorMessages(locale)}>
      <input type="hidden" name="locale" value={locale} />
      <FormError />
      <SubmitButton pending={t('pending')} variant="ghost">
        {t('submit')}
      </SubmitButton>
    </ActionForm>
  )
}
