import { getTranslations } from 'next-intl/server'
import { BesideForm } from '@/components/forms/beside-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Icon } from '@/components/ui/icon'
import { keepSlot, releaseSlot } from '@/lib/bookings/actions/hold'
import type { Locale } from '@/lib/i18n/routing'
import { formatTime } from '@/lib/time/format'
import { HoldClock } from './hold-clock'

/** The form that the slot is chosen in. */
export const REQUEST_FORM = 'request'

export type HoldProps = {
  locale: Locale
  offerId: number
  /** The slot in the address; one chosen in the form counts more. */
  start: string | null
  /** How long a slot is kept, minutes. */
  minutes: number
  /** The slot this client keeps with this provider, if there is one. */
  held: { id: string; expiresAt: Date; leftMs: number } | null
}

/** Keeps the chosen slot while the form is filled in: a button, or the time that is left of it. */
export async function HoldBox({ locale, offerId, start, minutes, held }: HoldProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.hold' }),
    errorMessages(locale, 'booking', 'auth'),
  ])
  const common = { messages, of: REQUEST_FORM }
  if (!held) {
    return (
      <div className="grid gap-2">
        <BesideForm
          key="keep"
          {...common}
          action={keepSlot}
          fields={start ? { offer: String(offerId), start } : null}
          pending={t('keeping')}
          variant="ghost"
        >
          <Icon name="clock" /> {t('keep', { minutes })}
        </BesideForm>
        <p className="hint">{t('why')}</p>
      </div>
    )
  }
  return (
    <div className="card grid gap-2" data-hold={held.id}>
      <HoldClock
        leftMs={held.leftMs}
        until={t('kept', { time: formatTime(held.expiresAt) })}
        label={t('left')}
        five={t('five')}
        one={t('one')}
        lapsed={t('lapsed')}
      />
      <BesideForm
        key="release"
        {...common}
        action={releaseSlot}
        fields={{ hold: held.id }}
        pending={t('releasing')}
        variant="quiet"
        size="sm"
      >
        {t('release')}
      </BesideForm>
    </div>
  )
}
