import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { Field, SelectField, TextareaField } from '@/components/forms/field'
import { Card } from '@/components/ui/surface'
import { localName, PRICE_UNITS } from '@/lib/catalogue/domain'
import type { Service } from '@/lib/catalogue/queries'
import { formatAmount } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { addOffer, editOffer } from '@/lib/providers/actions'
import { DURATIONS } from '@/lib/providers/domain/limits'
import type { OwnOffer } from '@/lib/providers/queries/own'
import { LinePreview } from './line-preview'
import { type From, SaveForm } from './save-form'

type OfferFormProps = {
  locale: Locale
  from: From
  service: Service
  /** Null for a new one. */
  offer: OwnOffer | null
}

/** A saved price as one types it: "150", "99,50". */
const typed = (centimes: number | null) =>
  centimes === null ? '' : formatAmount(centimes).replaceAll('\u202f', '')

/** One service on sale: unit, price, time, words in both languages, and its line as clients see it. */
export async function OfferForm({ locale, from, service, offer }: OfferFormProps) {
  const [t, ui, units, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'workbench.offer' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const unit = offer?.unit ?? service.unit
  const duration = offer?.durationMinutes ?? service.durationMinutes
  const durations = [...new Set<number>([...DURATIONS, duration])]
    .sort((a, b) => a - b)
    .map(minutes => ({ value: String(minutes), label: durationText(bookings, minutes) }))
  const unitWords = Object.fromEntries(PRICE_UNITS.map(each => [each, units(each)]))
  const usual = t('usual', {
    from: formatAmount(service.priceMin),
    to: formatAmount(service.priceMax),
    unit: units(service.unit === 'quote' ? 'fixed' : service.unit),
  })
  const values = {
    unit,
    price: typed(offer?.price ?? null),
    duration: String(duration),
    description: (locale === 'ar' ? offer?.descriptionAr : offer?.descriptionFr) ?? '',
  }
  return (
    <SaveForm locale={locale} from={from} action={offer ? editOffer : addOffer}>
      {offer ? (
        <input type="hidden" name="offer" value={offer.id} />
      ) : (
        <input type="hidden" name="service" value={service.slug} />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="unit"
          label={t('unit')}
          options={PRICE_UNITS.map(each => ({ value: each, label: t(`units.${each}`) }))}
          defaultValue={unit}
        />
        <Field
          name="price"
          label={t('price')}
          hint={usual}
          inputMode="decimal"
          dir="ltr"
          maxLength={12}
          defaultValue={values.price}
        />
      </div>
      <SelectField
        name="duration"
        label={t('duration')}
        hint={t('durationHint')}
        options={durations}
        defaultValue={values.duration}
      />
      <TextareaField
        name="descriptionFr"
        label={t('descriptionFr')}
        optional={ui('optional')}
        lang="fr"
        dir="ltr"
        rows={2}
        maxLength={200}
        defaultValue={offer?.descriptionFr}
      />
      <TextareaField
        name="descriptionAr"
        label={t('descriptionAr')}
        optional={ui('optional')}
        lang="ar"
        dir="rtl"
        rows={2}
        maxLength={200}
        defaultValue={offer?.descriptionAr}
      />
      <Card as="section" className="grid gap-3 bg-sand">
        <h2 className="hint">{t('preview')}</h2>
        <LinePreview
          name={localName(locale, service)}
          initial={values}
          descriptionField={locale === 'ar' ? 'descriptionAr' : 'descriptionFr'}
          units={unitWords}
          durations={Object.fromEntries(durations.map(({ value, label }) => [value, label]))}
          noPrice={t('noPrice')}
        />
      </Card>
      {offer ? <p className="hint">{t('bookedStay')}</p> : null}
    </SaveForm>
  )
}
