import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Locale } from '@/lib/i18n/routing'
import { submitProfile } from '@/lib/providers/actions'

/** Hands the profile in. It can be pressed also while something is missing: then it says so. */
export async function SubmitForm({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'workbench.submit' })
  return (
    <ActionForm
      action={submitProfile}
      messages={await errorMessages(locale, 'workshop', 'documents', 'auth', 'not_found')}
    >
      <input type="hidden" name="locale" value={locale} />
      <FormError />
      <SubmitButton pending={t('pending')} size="lg" full>
        {t('submit')}
      </SubmitButton>
    </ActionForm>
  )
}
