import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { addTimeOff, removeTimeOff } from '@/lib/availability/actions'
import type { OwnAvailability } from '@/lib/availability/queries/own'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import type { LocalDate } from '@/lib/time/zone'
import { DatedRow } from './dated-row'

type TimeOffProps = { locale: Locale; today: LocalDate; away: OwnAvailability['away'] }

/** Days away, first and last included. */
export async function TimeOff({ locale, today, away }: TimeOffProps) {
  const [t, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'availability' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'hours', 'not_found'),
  ])
  return (
    <div className="grid gap-4">
      {away.length > 0 ? (
        <ul className="grid">
          {away.map(({ id, startsOn, endsOn, note }) => {
            const days = t('fromTo', {
              from: formatDate(locale, startsOn, 'medium'),
              to: formatDate(locale, endsOn, 'long'),
            })
            return (
              <DatedRow
                key={id}
                id={id}
                action={removeTimeOff}
                messages={messages}
                label={days}
                words={{ remove: t('remove'), pending: t('removing') }}
              >
                <span className="block font-medium">{days}</span>
                {note ? <span className="hint">{note}</span> : null}
              </DatedRow>
            )
          })}
        </ul>
      ) : (
        <p className="text-muted">{t('noTimeOff')}</p>
      )}
      <ActionForm
        action={addTimeOff}
        messages={messages}
        className="stack rule"
        notice={<Alert tone="success">{t('saved')}</Alert>}
      >
        <FormError />
        <div key={away.length} className="stack">
          <div className="grid gap-3 sm:grid-cols-2">
            <Field name="startsOn" type="date" label={t('firstDay')} min={today} required />
            <Field name="endsOn" type="date" label={t('lastDay')} min={today} required />
          </div>
          <Field
            name="note"
            label={t('note')}
            hint={t('noteHint')}
            optional={ui('optional')}
            maxLength={120}
          />
        </div>
        <SubmitButton pending={t('saving')} variant="ghost">
          {t('addTimeOff')}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
