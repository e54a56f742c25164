import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Avatar } from '@/components/ui/avatar'
import { localePath } from '@/components/ui/locale-path'
import { Price } from '@/components/ui/price'
import { Rating } from '@/components/ui/rating'
import { Card } from '@/components/ui/surface'
import { askAnother } from '@/lib/bookings/actions/alternatives'
import type { Alternative } from '@/lib/bookings/queries/alternatives'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'

type AlternativesProps = { locale: Locale; bookingId: string; items: readonly Alternative[] }

/** Three others for the same job, each one tap away from a form that is filled in already. */
export async function Alternatives({ locale, bookingId, items }: AlternativesProps) {
  if (items.length === 0) return null
  const [t, all, units, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.near' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking'),
  ])
  return (
    <section aria-labelledby="others" className="grid gap-4" data-alternatives="">
      <div className="grid gap-1">
        <h2 id="others" className="text-xl">
          {t('title')}
        </h2>
        <p className="text-muted">{t('hint')}</p>
      </div>
      <ul className="grid gap-4">
        {items.map(item => {
          const name = locale === 'ar' ? item.nameAr : item.nameFr
          const rating = (item.ratingSum / Math.max(1, item.ratingCount)).toFixed(1).replace('.', ',')
          const when = all('when', {
            date: formatDate(locale, item.slot.date, 'medium'),
            time: item.slot.wall,
          })
          const km = String(Math.max(1, Math.round(item.km)))
          return (
            <Card as="li" key={item.slug} className="grid gap-3" data-provider={item.slug}>
              <div className="flex items-center gap-3">
                <Avatar name={name} seed={item.avatarSeed} />
                <div className="min-w-0 flex-1">
                  <a className="font-semibold" href={localePath(locale, `/providers/${item.slug}`)}>
                    <bdi>{name}</bdi>
                  </a>
                  <p className="hint flex flex-wrap gap-x-2">
                    {item.ratingCount > 0 ? (
                      <Rating value={rating} label={ui('rating.label', { value: rating })} />
                    ) : null}
                    <span>{t('away', { km })}</span>
                  </p>
                </div>
                {item.price === null ? (
                  <span className="price">{units('quote')}</span>
                ) : (
                  <Price centimes={item.price} unit={units(item.unit)} />
                )}
              </div>
              <ActionForm action={askAnother} messages={messages} className="grid gap-2">
                <FormError />
                <input type="hidden" name="booking" value={bookingId} />
                <input type="hidden" name="offer" value={item.offerId} />
                <input type="hidden" name="start" value={item.slot.start.toISOString()} />
                <input type="hidden" name="locale" value={locale} />
                <SubmitButton pending={t('booking')} full>
                  {t('book', { when })}
                </SubmitButton>
              </ActionForm>
            </Card>
          )
        })}
      </ul>
    </section>
  )
}
