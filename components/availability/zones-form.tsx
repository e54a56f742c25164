import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { CheckboxField, Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { saveZones } from '@/lib/availability/actions'
import type { OwnAvailability } from '@/lib/availability/queries/own'
import { localName } from '@/lib/catalogue/domain'
import type { Locale } from '@/lib/i18n/routing'

type ZonesFormProps = { locale: Locale; radiusKm: number; zones: OwnAvailability['zones'] }

/** Where one works: a circle, or districts by name. */
export async function ZonesForm({ locale, radiusKm, zones }: ZonesFormProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'availability' }),
    errorMessages(locale, 'hours', 'booking', 'not_found'),
  ])
  return (
    <ActionForm
      action={saveZones}
      messages={messages}
      className="stack"
      notice={<Alert tone="success">{t('saved')}</Alert>}
    >
      <FormError />
      <Field
        name="radiusKm"
        type="number"
        inputMode="numeric"
        min={1}
        max={100}
        label={t('radius')}
        hint={t('radiusHint')}
        defaultValue={radiusKm}
        required
      />
      {zones.length > 0 ? (
        <fieldset className="grid gap-2">
          <legend className="label mb-1.5">{t('districts')}</legend>
          <p className="hint">{t('districtsHint')}</p>
          <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {zones.map(zone => (
              <CheckboxField key={zone.id} name={`zone-${zone.id}`} defaultChecked={zone.served}>
                {localName(locale, zone)}
              </CheckboxField>
            ))}
          </div>
        </fieldset>
      ) : null}
      <SubmitButton pending={t('saving')}>{t('saveZones')}</SubmitButton>
    </ActionForm>
  )
}
