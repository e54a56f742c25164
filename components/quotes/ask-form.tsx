import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { PhotoField } from '@/components/files/photo-field'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field, SelectField, TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { citiesWithDistricts } from '@/components/places/named'
import { PlaceFields } from '@/components/places/place-fields'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { askForQuotes } from '@/lib/quotes/actions'
import { QUOTE_POLICY } from '@/lib/quotes/domain/policy'
import { addDays, type LocalDate } from '@/lib/time/zone'

type AskFormProps = {
  locale: Locale
  catalogue: Catalogue
  today: LocalDate
  /** What the address names, or what was typed before signing in. */
  typed: Record<string, string>
  signedIn: boolean
}

/** Services by trade, in the page's language. */
function serviceOptions(locale: Locale, { categories, services }: Catalogue) {
  return categories.map(category => ({
    label: localName(locale, category),
    options: services
      .filter(service => service.categoryId === category.id)
      .map(service => ({ value: service.slug, label: localName(locale, service) })),
  }))
}

/** The job in words; who may see which part of it stands beside each field. */
export async function AskForm({ locale, catalogue, today, typed, signedIn }: AskFormProps) {
  const [t, book, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes.ask' }),
    getTranslations({ locale, namespace: 'bookings.book' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'quotes', 'auth', 'files', 'booking.district_unknown'),
  ])
  return (
    <ActionForm action={askForQuotes} messages={messages} className="grid gap-8">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="key" value={randomUUID()} />
      <FormError />
      <fieldset className="stack">
        <legend className="heading mb-4 text-xl">{t('job')}</legend>
        <SelectField
          name="service"
          label={t('service')}
          placeholder={t('serviceNone')}
          defaultValue={typed.service}
          options={serviceOptions(locale, catalogue)}
          required
        />
        <Field
          name="title"
          label={book('titleLabel')}
          hint={book('titleHint')}
          defaultValue={typed.title}
          maxLength={120}
          required
        />
        <TextareaField
          name="description"
          label={t('description')}
          hint={t('descriptionHint')}
          defaultValue={typed.description}
          maxLength={2000}
          rows={5}
          required
        />
        {signedIn ? (
          <PhotoField
            locale={locale}
            name="photos"
            kind="QUOTE_PHOTO"
            label={t('photos')}
            hint={t('photosHint')}
          />
        ) : (
          <p className="hint">{t('photosLater')}</p>
        )}
        <Field
          name="wished"
          type="date"
          label={t('wished')}
          hint={t('wishedHint')}
          optional={ui('optional')}
          defaultValue={typed.wished}
          min={today}
          max={addDays(today, QUOTE_POLICY.wishedDays)}
        />
      </fieldset>
      <fieldset className="stack">
        <legend className="heading mb-4 text-xl">{book('place')}</legend>
        <PlaceFields
          cities={citiesWithDistricts(locale, catalogue)}
          city={typed.city}
          district={typed.district}
          words={{
            city: t('city'),
            cityNone: t('cityNone'),
            district: book('district'),
            districtNone: book('districtNone'),
            districtHint: t('districtHint'),
            optional: ui('optional'),
          }}
        />
        <Field
          name="address"
          label={book('address')}
          hint={t('addressHint')}
          defaultValue={typed.address}
          maxLength={300}
          autoComplete="street-address"
          required
        />
        <Field
          name="landmark"
          label={book('landmark')}
          hint={book('landmarkHint')}
          optional={ui('optional')}
          defaultValue={typed.landmark}
          maxLength={200}
        />
      </fieldset>
      <div className="grid gap-3">
        {signedIn ? null : <p className="text-muted">{book('signInLast')}</p>}
        <SubmitButton pending={t('pending')} size="lg" full>
          {signedIn ? t('submit') : book('continue')}
        </SubmitButton>
        <p className="hint">{t('free')}</p>
      </div>
    </ActionForm>
  )
}
