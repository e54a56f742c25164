import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { RadioCards } from '@/components/forms/radio-cards'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { addException, removeException } from '@/lib/availability/actions'
import type { OwnAvailability } from '@/lib/availability/queries/own'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { formatMinutes, type LocalDate } from '@/lib/time/zone'
import { DatedRow } from './dated-row'

type DatedChangesProps = { locale: Locale; today: LocalDate; exceptions: OwnAvailability['exceptions'] }

/** Single days that differ from the week: closed, closed for some hours, or with special hours. */
export async function DatedChanges({ locale, today, exceptions }: DatedChangesProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'availability' }),
    errorMessages(locale, 'hours', 'not_found'),
  ])
  return (
    <div className="grid gap-4">
      {exceptions.length > 0 ? (
        <ul className="grid">
          {exceptions.map(({ id, date, kind, startMinute, endMinute }) => {
            const day = formatDate(locale, date, 'long')
            const hours =
              startMinute === null || endMinute === null
                ? null
                : `${formatMinutes(startMinute)} – ${formatMinutes(endMinute)}`
            return (
              <DatedRow
                key={id}
                id={id}
                action={removeException}
                messages={messages}
                label={day}
                words={{ remove: t('remove'), pending: t('removing') }}
              >
                <span className="block font-medium first-letter:uppercase">{day}</span>
                <span className="hint">
                  {t(kind === 'OPEN' ? 'special' : hours ? 'closedPart' : 'closedDay')}
                  {hours ? (
                    <>
                      {' · '}
                      <bdi dir="ltr" className="tnum">
                        {hours}
                      </bdi>
                    </>
                  ) : null}
                </span>
              </DatedRow>
            )
          })}
        </ul>
      ) : (
        <p className="text-muted">{t('noExceptions')}</p>
      )}
      <ActionForm
        action={addException}
        messages={messages}
        className="stack rule"
        notice={<Alert tone="success">{t('saved')}</Alert>}
      >
        <FormError />
        <div key={exceptions.length} className="stack">
          <Field name="date" type="date" label={t('date')} min={today} required />
          <RadioCards
            name="kind"
            legend={t('kind')}
            defaultValue="CLOSED"
            columns
            choices={[
              { value: 'CLOSED', label: t('kindClosed'), hint: t('kindClosedHint') },
              { value: 'OPEN', label: t('special'), hint: t('specialHint') },
            ]}
          />
          <div className="grid grid-cols-2 gap-3">
            <Field name="start" type="time" label={t('from')} />
            <Field name="end" type="time" label={t('to')} />
          </div>
        </div>
        <SubmitButton pending={t('saving')} variant="ghost">
          {t('addException')}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
