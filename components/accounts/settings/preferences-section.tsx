import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { CheckboxField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { changePreferences } from '@/lib/notifications/actions'
import { type Preferences, SWITCH_NAMES } from '@/lib/notifications/domain/preferences'

type Props = { locale: Locale; preferences: Preferences }

/** What one may do without; what always arrives is said. */
export async function PreferencesSection({ locale, preferences }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts.settings' })
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="preferences">
      <h2 id="preferences" className="text-xl">
        {t('preferences.title')}
      </h2>
      <p>{t('preferences.always')}</p>
      <ActionForm
        action={changePreferences}
        messages={await errorMessages(locale, 'auth')}
        notice={<Alert tone="success">{t('done')}</Alert>}
      >
        <FormError />
        <fieldset className="field">
          <legend className="label mb-1.5">{t('preferences.legend')}</legend>
          {SWITCH_NAMES.map(name => (
            <CheckboxField key={name} name={name} defaultChecked={preferences[name]}>
              {t(`preferences.${name}`)}
            </CheckboxField>
          ))}
        </fieldset>
        <SubmitButton pending={t('pending')}>{t('save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
