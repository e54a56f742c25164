import { getTranslations } from 'next-intl/server'
import { CheckGroup } from '@/components/forms/check-group'
import { Field, SelectField } from '@/components/forms/field'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { saveIdentity } from '@/lib/providers/actions'
import { NAME_LENGTH } from '@/lib/providers/domain/limits'
import type { OwnProfile } from '@/lib/providers/queries/own'
import { SPOKEN } from '@/lib/search/domain/request'
import { type From, SaveForm } from './save-form'

type IdentityFormProps = {
  locale: Locale
  from: From
  profile: OwnProfile | null
  catalogue: Pick<Catalogue, 'categories' | 'cities'>
  thisYear: number
}

/** Who one is, what one does and in which town. */
export async function IdentityForm({ locale, from, profile, catalogue, thisYear }: IdentityFormProps) {
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'workbench.identity' }),
    getTranslations({ locale, namespace: 'profile.language' }),
  ])
  const { categories, cities } = catalogue
  const option = (row: { slug: string; nameFr: string; nameAr: string }) => ({
    value: row.slug,
    label: localName(locale, row),
  })
  const cityName = (row: { nameFr: string; nameAr: string }) => localName(locale, row)
  return (
    <SaveForm locale={locale} from={from} action={saveIdentity}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="nameFr"
          label={t('nameFr')}
          hint={t('nameHint')}
          defaultValue={profile?.nameFr}
          lang="fr"
          dir="ltr"
          maxLength={NAME_LENGTH.max}
          required
        />
        <Field
          name="nameAr"
          label={t('nameAr')}
          hint={t('nameArHint')}
          defaultValue={profile?.nameAr}
          lang="ar"
          dir="rtl"
          maxLength={NAME_LENGTH.max}
          required
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="category"
          label={t('category')}
          placeholder={t('choose')}
          options={categories.map(row => ({
            value: row.slug,
            label: locale === 'ar' ? `${row.nameAr} (${row.tradeAr})` : `${row.nameFr} (${row.tradeFr})`,
          }))}
          defaultValue={categories.find(row => row.id === profile?.categoryId)?.slug}
          required
        />
        <SelectField
          name="city"
          label={t('city')}
          hint={profile ? t('cityHint') : undefined}
          placeholder={t('choose')}
          options={[...cities].sort((a, b) => cityName(a).localeCompare(cityName(b), locale)).map(option)}
          defaultValue={cities.find(row => row.id === profile?.cityId)?.slug}
          required
        />
      </div>
      <Field
        name="since"
        type="number"
        inputMode="numeric"
        dir="ltr"
        label={t('since')}
        hint={t('sinceHint')}
        min={1900}
        max={thisYear}
        defaultValue={profile?.experienceSince}
        required
      />
      <CheckGroup
        name="languages"
        legend={t('languages')}
        choices={SPOKEN.map(code => ({
          name: `speaks_${code}`,
          label: words(code),
          checked: profile?.languages.includes(code) ?? false,
        }))}
      />
    </SaveForm>
  )
}
