import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { CheckboxField, Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { PlaceFields } from '@/components/places/place-fields'
import { LinkButton } from '@/components/ui/button'
import { localePath } from '@/components/ui/locale-path'
import { saveAddress } from '@/lib/addresses/actions'
import type { Locale } from '@/lib/i18n/routing'
import type { AddressView } from './address-view'

type Props = {
  locale: Locale
  cities: Parameters<typeof PlaceFields>[0]['cities']
  /** The one to change; null for a new one. */
  address: AddressView | null
}

export async function AddressForm({ locale, cities, address }: Props) {
  const [t, book, ui] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts.addresses' }),
    getTranslations({ locale, namespace: 'bookings.book' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  return (
    <ActionForm
      action={saveAddress}
      messages={await errorMessages(locale, 'addresses', 'auth', 'booking.district_unknown')}
    >
      <input type="hidden" name="id" value={address?.id ?? randomUUID()} />
      <input type="hidden" name="locale" value={locale} />
      <FormError />
      <Field
        name="label"
        label={t('label')}
        hint={t('label_hint')}
        defaultValue={address?.label}
        maxLength={40}
        required
      />
      <PlaceFields
        cities={cities}
        city={address?.citySlug}
        district={address?.districtSlug}
        words={{
          city: t('city'),
          cityNone: t('city_none'),
          district: book('district'),
          districtNone: book('districtNone'),
          districtHint: t('district_hint'),
          optional: ui('optional'),
        }}
      />
      <Field
        name="address"
        label={book('address')}
        hint={book('addressHint')}
        defaultValue={address?.address}
        maxLength={300}
        autoComplete="street-address"
        required
      />
      <Field
        name="landmark"
        label={book('landmark')}
        hint={book('landmarkHint')}
        optional={ui('optional')}
        defaultValue={address?.landmark}
        maxLength={200}
      />
      {address?.preferred ? (
        <input type="hidden" name="preferred" value="on" />
      ) : (
        <CheckboxField name="preferred">{t('preferred_box')}</CheckboxField>
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton pending={t('pending')}>{t('save')}</SubmitButton>
        {address ? (
          <LinkButton href={localePath(locale, '/account/addresses')} variant="ghost">
            {t('cancel')}
          </LinkButton>
        ) : null}
      </div>
    </ActionForm>
  )
}
