import { getTranslations } from 'next-intl/server'
import type { MoveTimes } from '@/components/bookings/moving'
import { SlotChoice } from '@/components/bookings/slot-choice'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { acceptByLink, proposeOtherTime, refuseByLink } from '@/lib/answers/actions'
import type { Locale } from '@/lib/i18n/routing'

type AnswerByLinkProps = {
  locale: Locale
  token: string
  /** What the message's button promised: unfolded from the start. */
  act: string | null
  /** Free times that may be proposed instead. */
  times: MoveTimes | null
}

function Hidden({ locale, token }: { locale: Locale; token: string }) {
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <FormError />
    </>
  )
}

/** The answers, each a form of its own: one tap to accept, a few words to refuse. */
export async function AnswerByLink({ locale, token, act, times }: AnswerByLinkProps) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'answers' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking', 'answers'),
  ])
  return (
    <div className="grid gap-4">
      <ActionForm action={acceptByLink} messages={messages}>
        <Hidden locale={locale} token={token} />
        <SubmitButton pending={t('accepting')} size="lg" full>
          {t('accept')}
        </SubmitButton>
      </ActionForm>
      {times ? (
        <details id="move" className="rule pt-2" open={act === 'propose' || times.open}>
          <summary className="link cursor-pointer py-3">{t('propose')}</summary>
          <ActionForm action={proposeOtherTime} messages={messages} className="stack mt-3">
            <Hidden locale={locale} token={token} />
            <SlotChoice
              legend={t('slot')}
              change={t('choose')}
              none={t('none')}
              days={times.days}
              chosen={null}
              weeks={times.weeks}
            />
            <TextareaField name="note" label={t('note')} optional={ui('optional')} maxLength={500} rows={2} />
            <SubmitButton pending={t('proposing')} full>
              {t('propose')}
            </SubmitButton>
          </ActionForm>
        </details>
      ) : null}
      <details className="rule pt-2" open={act === 'refuse'}>
        <summary className="link cursor-pointer py-3">{t('refuse')}</summary>
        <ActionForm action={refuseByLink} messages={messages} className="stack mt-3">
          <Hidden locale={locale} token={token} />
          <TextareaField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={500} rows={3} />
          <SubmitButton pending={t('refusing')} variant="danger" full>
            {t('refuse')}
          </SubmitButton>
        </ActionForm>
      </details>
    </div>
  )
}
