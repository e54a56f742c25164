import { getTranslations } from 'next-intl/server'
import { PhotoField } from '@/components/files/photo-field'
import { PhotoStrip } from '@/components/files/photo-strip'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { photosOpen } from '@/lib/bookings/domain/photos'
import type { BookingStatus } from '@/lib/bookings/domain/status'
import { addBookingPhotos, withdrawFile } from '@/lib/files/actions'
import { UPLOADS } from '@/lib/files/domain/kinds'
import type { StoredFile } from '@/lib/files/queries'
import type { Locale } from '@/lib/i18n/routing'
import type { Side } from './booking-list'

type BookingPhotosProps = {
  locale: Locale
  side: Side
  booking: { id: string; status: BookingStatus }
  photos: readonly StoredFile[]
  /** Who looks: their own photos can be withdrawn. */
  userId: string
}

type AddProps = { locale: Locale; booking: string; room: number; count: number }

/** With its key it begins anew once its photos have been saved. */
async function AddPhotos({ locale, booking, room, count }: AddProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.photos' }),
    errorMessages(locale, 'booking', 'files'),
  ])
  return (
    <details className="rule">
      <summary className="link cursor-pointer py-2">{t('addMore')}</summary>
      <ActionForm key={count} action={addBookingPhotos} messages={messages} className="stack mt-3">
        <FormError />
        <input type="hidden" name="booking" value={booking} />
        <PhotoField locale={locale} name="photos" kind="BOOKING_PHOTO" label={t('label')} max={room} />
        <SubmitButton pending={t('saving')} variant="ghost">
          {t('save')}
        </SubmitButton>
      </ActionForm>
    </details>
  )
}

async function Withdraw({ locale, file }: { locale: Locale; file: string }) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.photos' }),
    errorMessages(locale, 'files', 'not_found'),
  ])
  return (
    <ActionForm action={withdrawFile} messages={messages} className="grid">
      <FormError />
      <input type="hidden" name="file" value={file} />
      <SubmitButton pending={t('withdrawing')} variant="quiet" size="sm" full>
        {t('withdraw')}
      </SubmitButton>
    </ActionForm>
  )
}

/** The photos of a booking, each side's apart; both may add some while the job is not over. */
export async function BookingPhotos({ locale, side, booking, photos, userId }: BookingPhotosProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.photos' })
  const open = photosOpen(booking.status)
  const mine = photos.filter(({ ownerId }) => ownerId === userId)
  const theirs = photos.filter(({ ownerId }) => ownerId !== userId)
  const room = UPLOADS.BOOKING_PHOTO.most - mine.length
  if (photos.length === 0 && !open) return null
  return (
    <section className="grid gap-4" aria-labelledby="photos">
      <h2 id="photos" className="text-xl">
        {t('title')}
      </h2>
      {photos.length === 0 ? <p className="hint">{t('none')}</p> : null}
      {theirs.length > 0 ? (
        <div className="grid gap-2">
          <h3 className="hint">{t(side === 'client' ? 'provider' : 'client')}</h3>
          <PhotoStrip locale={locale} files={theirs} />
        </div>
      ) : null}
      {mine.length > 0 ? (
        <div className="grid gap-2">
          <h3 className="hint">{t('mine')}</h3>
          <PhotoStrip
            locale={locale}
            files={mine}
            below={open ? file => <Withdraw locale={locale} file={file} /> : undefined}
          />
        </div>
      ) : null}
      {open && room > 0 ? (
        <AddPhotos locale={locale} booking={booking.id} room={room} count={mine.length} />
      ) : null}
      <p className="hint">{t('privacy')}</p>
    </section>
  )
}
