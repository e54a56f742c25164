import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { proposeNewTime } from '@/lib/bookings/actions/reschedule'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import type { Proposal } from '@/lib/bookings/queries/proposal'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'
import type { Side } from './booking-list'
import { OpenProposal } from './open-proposal'
import { SlotChoice, type SlotDay } from './slot-choice'

/** Free times of one week, with the ways to the weeks around it. */
export type MoveTimes = {
  days: readonly SlotDay[]
  weeks: readonly { href: string; label: string }[]
  /** Another week was asked for: the choice stands open. */
  open: boolean
}

type MovingProps = {
  locale: Locale
  side: Side
  booking: BookingView
  /** The open proposal, if there is one. */
  proposal: Proposal | null
  allowed: ReturnType<typeof allowedTransitions>
  /** Null when nothing can be proposed now. */
  times: MoveTimes | null
}

/**
 * Another time for the same booking: the proposal that waits, or the free times one may propose. Both forms keep their
 * place when they have nothing to offer, so that a refusal's words stay after the page has caught up.
 */
export async function Moving({ locale, side, booking, proposal, allowed, times }: MovingProps) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.move' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking'),
  ])
  return (
    <section id="move" aria-label={t('title')} className="grid gap-4 empty:hidden">
      <OpenProposal
        locale={locale}
        side={side}
        booking={booking}
        proposal={proposal}
        allowed={allowed}
        messages={messages}
      />
      <ActionForm action={proposeNewTime} messages={messages} className="grid gap-3 empty:hidden">
        <FormError />
        {times ? (
          <details open={times.open} className="card">
            <summary className="link cursor-pointer py-1">{t('open')}</summary>
            <div className="stack mt-3">
              <input type="hidden" name="booking" value={booking.id} />
              <input type="hidden" name="version" value={booking.version} />
              <p className="text-muted">{side === 'client' ? t('keptClient') : t('keptProvider')}</p>
              <SlotChoice
                legend={t('slot')}
                change={t('choose')}
                none={t('none')}
                days={times.days}
                chosen={null}
                weeks={times.weeks}
              />
              <TextareaField
                name="note"
                label={t('note')}
                hint={t('noteHint')}
                optional={ui('optional')}
                maxLength={500}
                rows={2}
              />
              <SubmitButton pending={t('proposing')}>{t('propose')}</SubmitButton>
            </div>
          </details>
        ) : null}
      </ActionForm>
    </section>
  )
}
