import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Locale } from '@/lib/i18n/routing'
import { resubscribe, unsubscribe } from '@/lib/notifications/actions'

type Props = { locale: Locale; token: string; enabled: boolean }

/** One button: it ends what still arrives, or brings back what was ended. */
export async function UnsubscribeForm({ locale, token, enabled }: Props) {
  const t = await getTranslations({ locale, namespace: 'unsubscribe' })
  const state = enabled ? 'on' : 'off'
  return (
    // The two are two forms: what one has answered is no answer of the other.
    <ActionForm
      key={state}
      action={enabled ? unsubscribe : resubscribe}
      messages={await errorMessages(locale, 'auth')}
    >
      <input type="hidden" name="token" value={token} />
      <FormError />
      <SubmitButton pending={t('pending')} size="lg" full variant={enabled ? 'primary' : 'ghost'}>
        {t(`${state}.button`)}
      </SubmitButton>
    </ActionForm>
  )
}
