import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field, SelectField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { PhoneField } from '@/components/forms/phone-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { changeProfile } from '@/lib/accounts/actions/settings'
import { phoneText } from '@/lib/accounts/domain/phone-text'
import type { SettingsView } from '@/lib/accounts/queries/settings'
import type { Locale } from '@/lib/i18n/routing'

type Props = { locale: Locale; settings: SettingsView }

/** Name, number, and the language of our messages. */
export async function ProfileSection({ locale, settings }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts' })
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="profile">
      <h2 id="profile" className="text-xl">
        {t('settings.profile.title')}
      </h2>
      <ActionForm
        action={changeProfile}
        messages={await errorMessages(locale, 'accounts', 'auth')}
        notice={<Alert tone="success">{t('settings.done')}</Alert>}
      >
        <FormError />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            name="firstName"
            label={t('first_name')}
            defaultValue={settings.firstName}
            autoComplete="given-name"
            required
          />
          <Field
            name="lastName"
            label={t('last_name')}
            defaultValue={settings.lastName}
            autoComplete="family-name"
            required
          />
        </div>
        <PhoneField
          label={t('phone')}
          hint={t('settings.profile.phone_hint')}
          stored={t('phone_stored')}
          defaultValue={settings.phone ? phoneText(settings.phone) : ''}
          required
        />
        <SelectField
          name="language"
          label={t('settings.profile.language')}
          hint={t('settings.profile.language_hint')}
          defaultValue={settings.language}
          // Each in its own words: whoever looks for a language reads that one.
          options={[
            { value: 'fr', label: 'Français' },
            { value: 'ar', label: 'العربية' },
          ]}
        />
        <SubmitButton pending={t('settings.pending')}>{t('settings.save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
