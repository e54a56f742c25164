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

const ACTION = {
  accept: { run: acceptBooking, pending: 'accepting' },
  refuse: { run: refuseBooking, pending: 'refusing', ask: 'reasonRefuse' },
  withdraw: { run: withdrawBooking, pending: 'withdrawing', sure: 'sureWithdraw' },
  cancel: { run: cancelBooking, pending: 'cancelling', ask: 'reasonCancel', sure: 'sureCancel' },
} as const

type AnswerFormsProps = {
  locale: Locale
  side: Side
  booking: { id: string; version: number }
  /** From the transition table: there is a button exactly for what is possible. */
  allowed: ReturnType<typeof allowedTransitions>
}

/** What this person can do with the booking now. What cannot be taken back is asked for once more. */
export async function AnswerForms({ locale, side, booking, allowed }: AnswerFormsProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.actions' })
  const ui = await getTranslations({ locale, namespace: 'ui' })
  const messages = await errorMessages(locale, 'booking')
  return (
    <div className="grid gap-4">
      {allowed.map(({ name, reasonRequired }) => {
        const action = name in ACTION ? ACTION[name as keyof typeof ACTION] : null
        if (!action) return null
        const sure = 'sure' in action ? action.sure : null
        const form = (
          <ActionForm action={action.run} messages={messages} className="stack">
            <input type="hidden" name="booking" value={booking.id} />
            <input type="hidden" name="version" value={booking.version} />
            <FormError />
            {sure ? <p>{t(sure)}</p> : null}
            {'ask' in action ? (
              <TextareaField
                name="reason"
                label={reasonRequired ? t(action.ask) : t('reasonOptional')}
                hint={side === 'client' ? t('reasonHintClient') : t('reasonHint')}
                optional={reasonRequired ? undefined : ui('optional')}
                maxLength={500}
                rows={3}
              />
            ) : null}
            <SubmitButton pending={t(action.pending)} variant={name === 'accept' ? 'primary' : 'danger'} full>
              {t(name as keyof typeof ACTION)}
            </SubmitButton>
          </ActionForm>
        )
        if (name === 'accept') return <div key={name}>{form}</div>
        return (
          <details key={name} className="rule">
            <summary className="link cursor-pointer py-2">{t(name as keyof typeof ACTION)}</summary>
            <div className="mt-3">{form}</div>
          </details>
        )
      })}
    </div>
  )
}
