import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { setFavourite } from '@/lib/favourites/actions'
import type { Locale } from '@/lib/i18n/routing'

type Props = { locale: Locale; provider: string; on: boolean }

/** Sets one heart, or takes it away, by an explicit post. */
export async function ChangeForm({ locale, provider, on }: Props) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'favourites.change' }),
    errorMessages(locale, 'favourites', 'not_found'),
  ])
  return (
    <ActionForm action={setFavourite} messages={messages}>
      <FormError />
      <input type="hidden" name="provider" value={provider} />
      <input type="hidden" name="on" value={String(on)} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton pending={t('saving')} variant={on ? 'primary' : 'ghost'}>
        {t(on ? 'add' : 'remove')}
      </SubmitButton>
    </ActionForm>
  )
}
