import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { acceptBooking, cancelBooking, refuseBooking, withdrawBooking } from '@/lib/bookings/actions'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import type { Locale } from '@/lib/i18n/routing'
import type { Side } from './booking-list'
import { CancelTerms, type Terms } from './work/cancel-terms'

const ACTION = {
  accept: { run: acceptBooking, pending: 'accepting' },
  refuse: { run: refuseBooking, pending: 'refusing', ask: 'reasonRefuse' },
  withdraw: { run: withdrawBooking, pending: 'withdrawing', sure: 'sureWithdraw' },
  cancel: { run: cancelBooking, pending: 'cancelling', ask: 'reasonCancel', sure: 'sureCancel' },
} as const

type Name = keyof typeof ACTION

type AnswerFormsProps = {
  locale: Locale
  side: Side
  booking: { id: string; version: number }
  /** From the transition table: there is a button exactly for what is possible. */
  allowed: ReturnType<typeof allowedTransitions>
  /** What calling off would cost the client now. */
  terms: Terms | null
}

/**
 * What this person can do with the booking now. What cannot be taken back is asked for once more. A form stays in
 * its place, empty, when its answer is no longer possible: the words of its refusal stand there after the page has
 * caught up.
 */
export async function AnswerForms({ locale, side, booking, allowed, terms }: AnswerFormsProps) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.actions' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking'),
  ])
  return (
    <div className="grid gap-4">
      {(Object.keys(ACTION) as Name[]).map(name => {
        const action = ACTION[name]
        const possible = allowed.find(transition => transition.name === name)
        const fields = possible ? (
          <div className="stack mt-3">
            <input type="hidden" name="booking" value={booking.id} />
            <input type="hidden" name="version" value={booking.version} />
            {name === 'cancel' && terms ? <CancelTerms locale={locale} terms={terms} /> : null}
            {'sure' in action ? <p>{t(action.sure)}</p> : null}
            {'ask' in action ? (
              <TextareaField
                name="reason"
                label={possible.reasonRequired ? t(action.ask) : t('reasonOptional')}
                hint={side === 'client' ? t('reasonHintClient') : t('reasonHint')}
                optional={possible.reasonRequired ? undefined : ui('optional')}
                maxLength={500}
                rows={3}
              />
            ) : null}
            <SubmitButton pending={t(action.pending)} variant={name === 'accept' ? 'primary' : 'danger'} full>
              {t(name)}
            </SubmitButton>
          </div>
        ) : null
        return (
          <ActionForm key={name} action={action.run} messages={messages} className="idle-hidden">
            <FormError />
            {fields && name !== 'accept' ? (
              <details className="rule">
                <summary className="link cursor-pointer py-2">{t(name)}</summary>
                {fields}
              </details>
            ) : (
              fields
            )}
          </ActionForm>
        )
      })}
    </div>
  )
}
