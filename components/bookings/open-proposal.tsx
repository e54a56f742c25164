import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { FormError } from '@/components/forms/form-error'
import type { Messages } from '@/components/forms/message-for'
import { SubmitButton } from '@/components/forms/submit-button'
import { Icon } from '@/components/ui/icon'
import { Card } from '@/components/ui/surface'
import { acceptNewTime, declineNewTime, retractNewTime } from '@/lib/bookings/actions/reschedule'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import type { Proposal } from '@/lib/bookings/queries/proposal'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'
import type { Side } from './booking-list'
import { instantText, wallText } from './words'

const ANSWERS = {
  reschedule: { run: acceptNewTime, label: 'accept', pending: 'accepting', variant: 'primary' },
  decline: { run: declineNewTime, label: 'decline', pending: 'declining', variant: 'ghost' },
  retract: { run: retractNewTime, label: 'retract', pending: 'retracting', variant: 'ghost' },
} as const

type OpenProposalProps = {
  locale: Locale
  side: Side
  booking: BookingView
  proposal: Proposal | null
  allowed: ReturnType<typeof allowedTransitions>
  messages: Messages
}

/** Both times beside each other, until when they can be decided, and what this side can say. */
export async function OpenProposal(props: OpenProposalProps) {
  const { locale, side, booking, proposal, allowed, messages } = props
  const [t, all] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.move' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const mine = proposal?.by === side
  const asked = booking.status === 'PENDING'
  const until = proposal ? instantText(all, locale, proposal.expiresAt) : ''
  const deadline = mine
    ? t('waitsUntil', { when: until })
    : asked
      ? t('answerRequestBefore', { when: until })
      : t('answerBefore', { when: until })
  return (
    <>
      {proposal ? (
        <Card as="section" className="grid gap-4" data-proposal={proposal.by}>
          <h2 className="text-lg">{mine ? t('proposedByYou') : t('proposedToYou')}</h2>
          <dl className="grid gap-3 sm:grid-cols-2">
            <div className="grid content-start gap-1">
              <dt className="hint">{asked ? t('asked') : t('now')}</dt>
              <dd>{wallText(all, locale, booking)}</dd>
            </div>
            <div className="grid content-start gap-1">
              <dt className="hint">{t('proposed')}</dt>
              <dd className="font-semibold">
                <Icon name="calendar-days" className="me-1.5" />
                {wallText(all, locale, proposal)}
              </dd>
            </div>
          </dl>
          {proposal.note ? (
            <p className="whitespace-pre-line break-words">
              <bdi>{t('words', { note: proposal.note })}</bdi>
            </p>
          ) : null}
          <p className="text-muted">{deadline}</p>
        </Card>
      ) : null}
      <div className="row not-has-[button]:not-has-[[data-form-error]]:hidden">
        {(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]).map(name => {
          const { run, label, pending, variant } = ANSWERS[name]
          return (
            <ActionForm key={name} action={run} messages={messages} className="grid gap-3 empty:hidden">
              <FormError />
              {proposal && allowed.some(possible => possible.name === name) ? (
                <>
                  <input type="hidden" name="booking" value={booking.id} />
                  <input type="hidden" name="version" value={booking.version} />
                  <SubmitButton pending={t(pending)} variant={variant}>
                    {t(label)}
                  </SubmitButton>
                </>
              ) : null}
            </ActionForm>
          )
        })}
      </div>
    </>
  )
}
