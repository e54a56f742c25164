import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { CheckboxField, Field, SelectField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { saveRules } from '@/lib/availability/actions'
import type { OwnAvailability } from '@/lib/availability/queries/own'
import type { Locale } from '@/lib/i18n/routing'
import { timeValue } from './words'

const NOTICES = [0, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 4320, 10080]
const STEPS = [15, 30, 60]
const DAY = 1440

type RulesFormProps = { locale: Locale; provider: OwnAvailability['provider'] }

/** How bookings are taken: at once or after an answer, how soon, how far ahead, how many, with which breaks. */
export async function RulesForm({ locale, provider }: RulesFormProps) {
  const [t, words, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'availability' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'hours', 'not_found'),
  ])
  const length = (minutes: number) =>
    minutes === 0
      ? t('noNotice')
      : minutes > DAY && minutes % DAY === 0
        ? t('days', { count: minutes / DAY })
        : durationText(words, minutes)
  const notices = [...new Set([...NOTICES, provider.minNoticeMinutes])].sort((a, b) => a - b)
  const number = (name: 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'travelMinutes', max: number) => (
    <Field
      name={name}
      type="number"
      inputMode="numeric"
      min={0}
      max={max}
      label={t(`${name}.label`)}
      hint={t(`${name}.hint`)}
      defaultValue={provider[name]}
      required
    />
  )
  return (
    <ActionForm
      action={saveRules}
      messages={messages}
      className="stack"
      notice={<Alert tone="success">{t('saved')}</Alert>}
    >
      <FormError />
      <CheckboxField name="instantBooking" defaultChecked={provider.instantBooking}>
        <span className="block font-medium">{t('instant')}</span>
        <span className="hint block">{t('instantHint')}</span>
      </CheckboxField>
      <CheckboxField name="closedOnHolidays" defaultChecked={provider.closedOnHolidays}>
        <span className="block font-medium">{t('holidays')}</span>
        <span className="hint block">{t('holidaysHint')}</span>
      </CheckboxField>
      <CheckboxField name="closedOnEid" defaultChecked={provider.closedOnEid}>
        <span className="block font-medium">{t('eid')}</span>
        <span className="hint block">{t('eidHint')}</span>
      </CheckboxField>
      <fieldset className="grid gap-2">
        <legend className="label mb-1.5">{t('friday')}</legend>
        <p className="hint">{t('fridayHint')}</p>
        <div className="grid grid-cols-2 gap-3">
          <Field
            name="fridayStart"
            type="time"
            label={t('from')}
            defaultValue={timeValue(provider.fridayBreakStart)}
          />
          <Field
            name="fridayEnd"
            type="time"
            label={t('to')}
            defaultValue={timeValue(provider.fridayBreakEnd)}
          />
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="minNoticeMinutes"
          label={t('notice.label')}
          hint={t('notice.hint')}
          defaultValue={String(provider.minNoticeMinutes)}
          options={notices.map(minutes => ({ value: String(minutes), label: length(minutes) }))}
        />
        <Field
          name="horizonDays"
          type="number"
          inputMode="numeric"
          min={1}
          max={180}
          label={t('horizon.label')}
          hint={t('horizon.hint')}
          defaultValue={provider.horizonDays}
          required
        />
        <SelectField
          name="slotStepMinutes"
          label={t('step.label')}
          hint={t('step.hint')}
          defaultValue={String(provider.slotStepMinutes)}
          options={STEPS.map(minutes => ({ value: String(minutes), label: durationText(words, minutes) }))}
        />
        <Field
          name="dailyCap"
          type="number"
          inputMode="numeric"
          min={1}
          max={30}
          label={t('cap.label')}
          hint={t('cap.hint')}
          optional={ui('optional')}
          defaultValue={provider.dailyCap ?? ''}
        />
        {number('bufferBeforeMinutes', 240)}
        {number('bufferAfterMinutes', 240)}
        {number('travelMinutes', 180)}
      </div>
      <SubmitButton pending={t('saving')}>{t('saveRules')}</SubmitButton>
    </ActionForm>
  )
}
