import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { PhotoField } from '@/components/files/photo-field'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field, SelectField, TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { RadioCards } from '@/components/forms/radio-cards'
import { SubmitButton } from '@/components/forms/submit-button'
import { PinField } from '@/components/places/pin-field'
import type { Named } from '@/components/places/view'
import { localePath } from '@/components/ui/locale-path'
import { requestBooking } from '@/lib/bookings/actions'
import type { Locale } from '@/lib/i18n/routing'
import { REQUEST_FORM } from './hold-box'
import { Repeat } from './repeat'
import { SlotChoice, type SlotDay } from './slot-choice'

type RequestFormProps = {
  locale: Locale
  offerId: number
  days: readonly SlotDay[]
  chosen: { start: string; label: string } | null
  weeks: readonly { href: string; label: string }[]
  districts: readonly { slug: string; name: string }[]
  /** The provider serves some districts and not the others: one must be chosen. */
  districtNeeded: boolean
  city: string
  /** What the map shows; null when the city has left the catalogue. */
  map: { city: Named; districts: readonly Named[]; cities: readonly Named[] } | null
  /** What was typed before signing in. */
  typed: Record<string, string>
  /** By which name the client knows the place that the form begins with. */
  saved: string | null
  signedIn: boolean
  /** What the page says it costs, centimes; null on quote. */
  total: number | null
  /** The provider takes bookings without answering each. */
  instant: boolean
}

export async function RequestForm(props: RequestFormProps) {
  const { locale, offerId, days, chosen, weeks, districts, districtNeeded, city, map, typed, signedIn } =
    props
  const { instant, total, saved } = props
  const t = await getTranslations({ locale, namespace: 'bookings.book' })
  const photos = await getTranslations({ locale, namespace: 'bookings.photos' })
  const at = await getTranslations({ locale, namespace: 'bookings.instant' })
  const ui = await getTranslations({ locale, namespace: 'ui' })
  const messages = await errorMessages(locale, 'booking', 'auth', 'files')
  return (
    <ActionForm id={REQUEST_FORM} action={requestBooking} messages={messages} className="grid gap-8">
      <input type="hidden" name="offer" value={offerId} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="seen" value={total ?? ''} />
      <input type="hidden" name="key" value={randomUUID()} />
      <FormError />
      <SlotChoice
        legend={t('slot')}
        change={chosen ? t('change') : t('choose')}
        none={t('noSlot')}
        days={days}
        chosen={chosen}
        weeks={weeks}
      />
      <Repeat locale={locale} typed={typed} />
      <fieldset className="stack">
        <legend className="heading mb-4 text-xl">{t('job')}</legend>
        <Field
          name="title"
          label={t('titleLabel')}
          hint={t('titleHint')}
          defaultValue={typed.title}
          maxLength={120}
          required
        />
        <TextareaField
          name="description"
          label={t('descriptionLabel')}
          hint={t('descriptionHint')}
          optional={ui('optional')}
          defaultValue={typed.description}
          maxLength={2000}
          rows={4}
        />
        {signedIn ? (
          <PhotoField
            locale={locale}
            name="photos"
            kind="BOOKING_PHOTO"
            label={photos('label')}
            hint={photos('hint')}
          />
        ) : (
          <p className="hint">{photos('visitor')}</p>
        )}
      </fieldset>
      <fieldset className="stack">
        <legend className="heading mb-4 text-xl">{t('place')}</legend>
        <p className="text-muted">{t('city', { city })}</p>
        {saved ? (
          <p className="hint">
            {t('saved', { label: saved })}{' '}
            <a href={localePath(locale, '/account/addresses')} className="link">
              {t('savedLink')}
            </a>
          </p>
        ) : null}
        {districts.length > 0 ? (
          <SelectField
            name="district"
            label={t('district')}
            hint={districtNeeded ? t('districtServed') : undefined}
            optional={districtNeeded ? undefined : ui('optional')}
            required={districtNeeded}
            placeholder={t('districtNone')}
            defaultValue={typed.district}
            options={districts.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        ) : null}
        <Field
          name="address"
          label={t('address')}
          hint={t('addressHint')}
          defaultValue={typed.address}
          maxLength={300}
          autoComplete="street-address"
          required
        />
        <Field
          name="landmark"
          label={t('landmark')}
          hint={t('landmarkHint')}
          optional={ui('optional')}
          defaultValue={typed.landmark}
          maxLength={200}
        />
        {map ? <PinField locale={locale} name="pin" defaultValue={typed.pin} {...map} /> : null}
      </fieldset>
      <RadioCards
        name="payment"
        legend={t('payment')}
        defaultValue="cash"
        choices={[{ value: 'cash', label: t('cash'), hint: t('cashHint') }]}
      />
      <div className="grid gap-3">
        {signedIn ? null : <p className="text-muted">{t('signInLast')}</p>}
        <SubmitButton pending={t('pending')} size="lg" full>
          {signedIn ? (instant ? at('submit') : t('submit')) : t('continue')}
        </SubmitButton>
        <p className="hint">
          {instant ? at('hint') : t('answer')} {t('free')}
        </p>
      </div>
    </ActionForm>
  )
}
