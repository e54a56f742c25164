import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Icon } from '@/components/ui/icon'
import { acceptFromList } from '@/lib/bookings/actions'
import type { Locale } from '@/lib/i18n/routing'
import { durationText } from './words'

const MINUTE = 60_000
const URGENT_MINUTES = 60

/** Yes, straight from the list. The version makes a second tap, or an old page, harmless. */
export async function QuickAccept({
  locale,
  booking,
}: {
  locale: Locale
  booking: { id: string; version: number; reference: string }
}) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.actions' }),
    errorMessages(locale, 'booking', 'not_found'),
  ])
  return (
    <ActionForm action={acceptFromList} messages={messages} className="relative grid gap-2">
      <FormError />
      <input type="hidden" name="booking" value={booking.id} />
      <input type="hidden" name="version" value={booking.version} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton pending={t('accepting')} size="sm">
        {t('accept')} <span className="sr-only">{booking.reference}</span>
      </SubmitButton>
    </ActionForm>
  )
}

/** How long there still is to answer; in the last hour it says so loudly. */
export async function TimeLeft({ locale, until, now }: { locale: Locale; until: Date | null; now: Date }) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  if (!until) return null
  const minutes = Math.max(0, Math.floor((until.getTime() - now.getTime()) / MINUTE))
  return (
    <p
      className={
        minutes < URGENT_MINUTES
          ? 'flex items-center gap-2 font-medium text-error'
          : 'flex items-center gap-2 text-terracotta'
      }
    >
      <Icon name="hourglass" /> {t('board.left', { time: durationText(t, minutes) })}
    </p>
  )
}
