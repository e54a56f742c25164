import { getTranslations } from 'next-intl/server'
import { UPLOADS, type UploadKind } from '@/lib/files/domain/kinds'
import type { Locale } from '@/lib/i18n/routing'
import { PhotoPicker } from './photo-picker'
import { photoWords } from './words'

type PhotoFieldProps = {
  locale: Locale
  /** The form's field: posts the ids of the uploads with commas between, for `fileIds(max)`. */
  name: string
  kind: UploadKind
  label: string
  /** Stands before the sentence on how many and how large. */
  hint?: string
  /** Fewer than the kind allows, e.g. because some are there already. */
  max?: number
  /** Ids that were kept with a draft. */
  defaultValue?: string
}

/**
 * Photos in a form: sent one by one as they are chosen, with progress, and posted as ids. The form needs
 * `errorMessages(locale, 'files', …)`.
 */
export async function PhotoField({ locale, name, kind, label, hint, max, defaultValue }: PhotoFieldProps) {
  const t = await getTranslations({ locale, namespace: 'files.photos' })
  const most = max ?? UPLOADS[kind].most
  const limit = UPLOADS[kind].pdf
    ? t('limitPdf', { max: most })
    : most === 1
      ? t('limitOne')
      : t('limit', { max: most })
  return (
    <PhotoPicker
      name={name}
      kind={kind}
      label={label}
      hint={hint ? `${hint} ${limit}` : limit}
      max={most}
      defaultValue={defaultValue}
      words={await photoWords(locale)}
      withoutScript={t('needsScript')}
    />
  )
}
