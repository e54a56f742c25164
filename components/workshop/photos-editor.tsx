import { getTranslations } from 'next-intl/server'
import { PhotoField } from '@/components/files/photo-field'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { UPLOADS } from '@/lib/files/domain/kinds'
import type { Locale } from '@/lib/i18n/routing'
import { addPhotos, savePortrait } from '@/lib/providers/actions'
import type { Photos } from '@/lib/providers/queries/photos'
import { GalleryRow } from './gallery-row'

/** The picture in the door, and those of one's work. */
export async function PhotosEditor({ locale, photos }: { locale: Locale; photos: Photos }) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'workbench.photos' }),
    errorMessages(locale, 'workshop', 'files', 'not_found'),
  ])
  const { portrait, gallery } = photos
  const room = UPLOADS.GALLERY.most - gallery.length
  const hidden = <input type="hidden" name="locale" value={locale} />
  return (
    <div className="grid gap-7">
      {/* A new key once it is saved: the field then begins with what is there. */}
      <ActionForm key={portrait ?? 'none'} action={savePortrait} messages={messages}>
        {hidden}
        <FormError />
        <PhotoField
          locale={locale}
          name="portrait"
          kind="PORTRAIT"
          label={t('portrait')}
          hint={t('portraitHint')}
          defaultValue={portrait ?? undefined}
        />
        <SubmitButton variant="ghost" pending={t('pending')}>
          {t('savePortrait')}
        </SubmitButton>
      </ActionForm>
      <section className="grid gap-4">
        <h3>{t('gallery')}</h3>
        {gallery.length === 0 ? <p className="text-muted">{t('galleryEmpty')}</p> : null}
        <ul className="grid gap-4">
          {gallery.map((photo, index) => (
            <GalleryRow
              key={photo.id}
              locale={locale}
              photo={photo}
              number={index + 1}
              isFirst={index === 0}
              isLast={index === gallery.length - 1}
              messages={messages}
            />
          ))}
        </ul>
        {room > 0 ? (
          <ActionForm key={gallery.map(({ id }) => id).join()} action={addPhotos} messages={messages}>
            {hidden}
            <FormError />
            <PhotoField
              locale={locale}
              name="gallery"
              kind="GALLERY"
              label={t('add')}
              hint={t('addHint')}
              max={room}
            />
            <SubmitButton variant="ghost" pending={t('pending')}>
              {t('saveGallery')}
            </SubmitButton>
          </ActionForm>
        ) : (
          <p className="hint">{t('full', { max: UPLOADS.GALLERY.most })}</p>
        )}
      </section>
    </div>
  )
}
