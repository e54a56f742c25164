import { getTranslations } from 'next-intl/server'
import { Photo } from '@/components/files/photo'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import type { Messages } from '@/components/forms/message-for'
import { SubmitButton } from '@/components/forms/submit-button'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/routing'
import { captionPhoto, movePhoto, removePhoto } from '@/lib/providers/actions'
import type { Photos } from '@/lib/providers/queries/photos'

type GalleryRowProps = {
  locale: Locale
  photo: Photos['gallery'][number]
  number: number
  isFirst: boolean
  isLast: boolean
  messages: Messages
}

/** One photo of the gallery with its words, its place and the way to take it out. */
export async function GalleryRow({ locale, photo, number, isFirst, isLast, messages }: GalleryRowProps) {
  const t = await getTranslations({ locale, namespace: 'workbench.photos' })
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="photo" value={photo.id} />
    </>
  )
  const move = (direction: 'up' | 'down') => (
    <SubmitButton variant="quiet" size="sm" name="direction" value={direction} pending={t('pending')}>
      <Icon name={direction === 'up' ? 'arrow-up' : 'arrow-down'} label={t(direction, { number })} />
    </SubmitButton>
  )
  return (
    <li className="grid grid-cols-[6rem_1fr] items-start gap-4" data-photo={photo.id}>
      <Photo
        id={photo.id}
        thumb={480}
        className="aspect-square w-24 rounded-card object-cover"
        alt={photo.caption || t('photo', { number })}
        width={photo.width ?? 480}
        height={photo.height ?? 480}
      />
      <div className="grid min-w-0 gap-2">
        <ActionForm action={captionPhoto} messages={messages} className="grid gap-2">
          {hidden}
          <FormError />
          <Field
            name="caption"
            label={t('caption', { number })}
            defaultValue={photo.caption}
            maxLength={120}
            dir="auto"
          />
          <SubmitButton variant="ghost" size="sm" pending={t('pending')}>
            {t('saveCaption')}
          </SubmitButton>
        </ActionForm>
        <div className="flex flex-wrap gap-2">
          <ActionForm action={movePhoto} messages={messages} className="flex gap-1">
            {hidden}
            {isFirst ? null : move('up')}
            {isLast ? null : move('down')}
          </ActionForm>
          <ActionForm action={removePhoto} messages={messages} className="grid gap-2">
            {hidden}
            <FormError />
            <SubmitButton variant="quiet" size="sm" pending={t('pending')}>
              {t('remove', { number })}
            </SubmitButton>
          </ActionForm>
        </div>
      </div>
    </li>
  )
}
