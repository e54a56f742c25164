import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field, TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { addExtra } from '@/lib/bookings/actions/work'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { StepFields, type Stepped } from './step-fields'

type ExtraFormProps = {
  locale: Locale
  booking: Stepped
  possible: boolean
  /** What may still be added without asking the client, centimes. */
  room: number
}

const LINES = [1, 2, 3] as const

/** The provider adds work found on site: up to three lines and the reason. */
export async function ExtraForm({ locale, booking, possible, room }: ExtraFormProps) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.work.extra' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking', 'not_found'),
  ])
  return (
    <ActionForm action={addExtra} messages={messages} className="idle-hidden">
      <FormError />
      {possible ? (
        <details className="rule">
          <summary className="link cursor-pointer py-2">{t('add')}</summary>
          <div className="stack mt-3">
            <StepFields booking={booking} />
            <p className="hint">
              {room > 0 ? t('room', { amount: formatMoney(locale, room) }) : t('noRoom')}
            </p>
            {LINES.map(line => (
              <div key={line} className="grid gap-3 sm:grid-cols-[1fr_9rem]">
                <Field
                  name={`label${line}`}
                  label={t('label', { line })}
                  optional={line > 1 ? ui('optional') : undefined}
                  maxLength={80}
                  required={line === 1}
                />
                <Field
                  name={`amount${line}`}
                  label={t('amount')}
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={10}
                  required={line === 1}
                  dir="ltr"
                />
              </div>
            ))}
            <TextareaField
              name="reason"
              label={t('why')}
              hint={t('whyHint')}
              maxLength={500}
              rows={2}
              required
            />
            <SubmitButton pending={t('adding')} variant="ghost" full>
              {t('submit')}
            </SubmitButton>
          </div>
        </details>
      ) : null}
    </ActionForm>
  )
}
