import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/field'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { savePlace } from '@/lib/providers/actions'
import { RADII } from '@/lib/providers/domain/limits'
import type { OwnProfile } from '@/lib/providers/queries/own'
import { type From, SaveForm } from './save-form'

type PlaceFormProps = {
  locale: Locale
  from: From
  profile: OwnProfile
  catalogue: Pick<Catalogue, 'cityById' | 'districts'>
}

/** From where one works, within the town, and how far one goes. */
export async function PlaceForm({ locale, from, profile, catalogue }: PlaceFormProps) {
  const t = await getTranslations({ locale, namespace: 'workbench.place' })
  const city = catalogue.cityById.get(profile.cityId)
  const name = city ? localName(locale, city) : ''
  const districts = catalogue.districts.filter(row => row.cityId === profile.cityId)
  return (
    <SaveForm locale={locale} from={from} action={savePlace}>
      <p>
        {t('city')} <strong className="font-medium">{name}</strong>
      </p>
      {districts.length > 0 ? (
        <SelectField
          name="district"
          label={t('district')}
          hint={t('districtHint')}
          placeholder={t('choose')}
          options={districts.map(row => ({ value: row.slug, label: localName(locale, row) }))}
          defaultValue={districts.find(row => row.id === profile.districtId)?.slug}
        />
      ) : (
        <input type="hidden" name="district" value="" />
      )}
      <SelectField
        name="radius"
        label={t('radius')}
        hint={t('radiusHint')}
        options={RADII.map(km => ({ value: String(km), label: t('km', { km }) }))}
        defaultValue={String(profile.radiusKm)}
      />
    </SaveForm>
  )
}
