import { getTranslations } from 'next-intl/server'
import { TextareaField } from '@/components/forms/field'
import type { Locale } from '@/lib/i18n/routing'
import { saveBio } from '@/lib/providers/actions'
import { BIO_LENGTH } from '@/lib/providers/domain/limits'
import type { OwnProfile } from '@/lib/providers/queries/own'
import { type From, SaveForm } from './save-form'

type BioFormProps = { locale: Locale; from: From; profile: OwnProfile }

/** What one says of oneself, in both languages; the reader's own comes first. */
export async function BioForm({ locale, from, profile }: BioFormProps) {
  const t = await getTranslations({ locale, namespace: 'workbench.bio' })
  const fields = {
    fr: (
      <TextareaField
        key="fr"
        name="bioFr"
        label={t('fr')}
        hint={t('frHint')}
        defaultValue={profile.bioFr}
        lang="fr"
        dir="ltr"
        rows={6}
        maxLength={BIO_LENGTH.max}
      />
    ),
    ar: (
      <TextareaField
        key="ar"
        name="bioAr"
        label={t('ar')}
        hint={t('arHint')}
        defaultValue={profile.bioAr}
        lang="ar"
        dir="rtl"
        rows={6}
        maxLength={BIO_LENGTH.max}
      />
    ),
  }
  return (
    <SaveForm locale={locale} from={from} action={saveBio}>
      <details className="card">
        <summary className="link cursor-pointer">{t('help')}</summary>
        <ul className="mt-2 grid list-disc gap-1 ps-5">
          <li>{t('help1')}</li>
          <li>{t('help2')}</li>
          <li>{t('help3')}</li>
          <li>{t('help4')}</li>
        </ul>
      </details>
      {locale === 'ar' ? [fields.ar, fields.fr] : [fields.fr, fields.ar]}
    </SaveForm>
  )
}
