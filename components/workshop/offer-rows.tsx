import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Price } from '@/components/ui/price'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { moveOffer, pauseOffer, removeOffer, resumeOffer } from '@/lib/providers/actions'
import type { OwnOffer } from '@/lib/providers/queries/own'
import type { From } from './save-form'

type OfferRowsProps = {
  locale: Locale
  from: From
  offers: readonly OwnOffer[]
  services: Catalogue['serviceById']
}

/** One's offers in their order, each with what can be done to it. */
export async function OfferRows({ locale, from, offers, services }: OfferRowsProps) {
  const [t, units, bookings, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'workbench.offers' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'bookings' }),
    errorMessages(locale, 'workshop', 'not_found'),
  ])
  const hidden = (offer: OwnOffer) => (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="offer" value={offer.id} />
    </>
  )
  return (
    <ul className="grid gap-3">
      {offers.map((offer, index) => {
        const service = services.get(offer.serviceId)
        const name = service ? localName(locale, service) : ''
        const words = locale === 'ar' ? offer.descriptionAr : offer.descriptionFr
        const edit = `/pro/offers/${offer.id}${from === 'onboarding' ? '?from=onboarding' : ''}`
        const move = (direction: 'up' | 'down') => (
          <SubmitButton variant="quiet" size="sm" name="direction" value={direction} pending={t('pending')}>
            <Icon
              name={direction === 'up' ? 'arrow-up' : 'arrow-down'}
              label={t(direction, { service: name })}
            />
          </SubmitButton>
        )
        return (
          <Card as="li" key={offer.id} className="grid gap-2" data-offer={offer.id}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="text-lg">
                {name} {offer.active ? null : <Tag>{t('paused')}</Tag>}
              </h2>
              {offer.price === null ? (
                <span className="font-medium">{units('quote')}</span>
              ) : (
                <Price centimes={offer.price} unit={units(offer.unit)} />
              )}
            </div>
            <p className="hint">
              {durationText(bookings, offer.durationMinutes)}
              {words ? ` · ${words}` : null}
            </p>
            <div className="flex flex-wrap items-start gap-2">
              <LinkButton
                variant="ghost"
                size="sm"
                href={localePath(locale, edit)}
                aria-label={t('editThis', { service: name })}
              >
                <Icon name="pencil" /> {t('edit')}
              </LinkButton>
              <ActionForm
                action={offer.active ? pauseOffer : resumeOffer}
                messages={messages}
                className="grid gap-2"
              >
                {hidden(offer)}
                <FormError />
                <SubmitButton variant="quiet" size="sm" pending={t('pending')}>
                  {offer.active ? t('pause') : t('resume')}
                </SubmitButton>
              </ActionForm>
              {offer.booked ? null : (
                <ActionForm action={removeOffer} messages={messages} className="grid gap-2">
                  {hidden(offer)}
                  <FormError />
                  <SubmitButton variant="quiet" size="sm" pending={t('pending')}>
                    {t('remove')}
                  </SubmitButton>
                </ActionForm>
              )}
              {offers.length > 1 ? (
                <ActionForm action={moveOffer} messages={messages} className="ms-auto flex gap-1">
                  {hidden(offer)}
                  {index > 0 ? move('up') : null}
                  {index < offers.length - 1 ? move('down') : null}
                </ActionForm>
              ) : null}
            </div>
          </Card>
        )
      })}
    </ul>
  )
}
