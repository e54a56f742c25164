import { getTranslations } from 'next-intl/server'
import { SlotChoice, type SlotDay } from '@/components/bookings/slot-choice'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Locale } from '@/lib/i18n/routing'
import { acceptQuote } from '@/lib/quotes/actions'

type AcceptFormProps = {
  locale: Locale
  requestId: string
  providerId: number
  version: number
  days: readonly SlotDay[]
  weeks: readonly { href: string; label: string }[]
}

/** A free slot of the provider, and with it the yes to the price. */
export async function AcceptForm({ locale, requestId, providerId, version, days, weeks }: AcceptFormProps) {
  const [t, book, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes.accept' }),
    getTranslations({ locale, namespace: 'bookings.book' }),
    errorMessages(locale, 'quotes', 'booking', 'auth', 'not_found'),
  ])
  return (
    <ActionForm action={acceptQuote} messages={messages} className="grid gap-6">
      <input type="hidden" name="request" value={requestId} />
      <input type="hidden" name="provider" value={providerId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="locale" value={locale} />
      <FormError />
      <SlotChoice
        legend={book('slot')}
        change={book('choose')}
        none={book('noSlot')}
        days={days}
        chosen={null}
        weeks={weeks}
      />
      {days.length > 0 ? (
        <div className="grid gap-3">
          <SubmitButton pending={t('pending')} size="lg" full>
            {t('submit')}
          </SubmitButton>
          <p className="hint">{t('hint')}</p>
        </div>
      ) : null}
    </ActionForm>
  )
}
