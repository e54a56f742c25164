import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Checkbox, Select } from '@/components/ui/input'
import { savePlan } from '@/lib/availability/actions'
import type { WeeklyRange } from '@/lib/availability/domain/calendar'
import { RANGES_PER_DAY } from '@/lib/availability/domain/hours'
import { rangeFields } from '@/lib/availability/schemas'
import type { Locale } from '@/lib/i18n/routing'
import { RangeRow } from './range-row'
import { timeValue, weekdayName } from './words'

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

type WeekFormProps = {
  locale: Locale
  layer: 'USUAL' | 'RAMADAN'
  ranges: readonly WeeklyRange[]
}

async function Day({ locale, day, ranges }: { locale: Locale; day: number; ranges: readonly WeeklyRange[] }) {
  const t = await getTranslations({ locale, namespace: 'availability' })
  const name = weekdayName(locale, day)
  const row = (index: number, spare = false) => (
    <RangeRow
      key={index}
      fields={rangeFields(day, index)}
      start={timeValue(ranges[index]?.startMinute)}
      end={timeValue(ranges[index]?.endMinute)}
      spare={spare}
      words={{
        from: t('fromOf', { day: name }),
        to: t('toOf', { day: name }),
        remove: t('removeOf', { day: name }),
        add: t('addRange'),
      }}
    />
  )
  return (
    <fieldset className="rule grid min-w-0 grid-cols-1 gap-2 sm:grid-cols-[9rem_1fr]">
      <legend className="contents">
        <span className="float-start flex min-h-11 w-full items-center gap-2 font-medium first-letter:uppercase sm:w-36">
          {name}
          {ranges.length === 0 ? <span className="hint font-normal">{t('closed')}</span> : null}
        </span>
      </legend>
      <div className="grid min-w-0 grid-cols-1 gap-2 sm:col-start-2">
        {ranges.map((_, index) => row(index))}
        {ranges.length < RANGES_PER_DAY ? row(ranges.length, true) : null}
      </div>
    </fieldset>
  )
}

/** A whole week: several ranges a day, and one day's hours for others. Works by plain posts. */
export async function WeekForm({ locale, layer, ranges }: WeekFormProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'availability' }),
    errorMessages(locale, 'hours', 'not_found'),
  ])
  const first = ranges[0]?.weekday ?? 1
  return (
    <ActionForm
      action={savePlan}
      messages={messages}
      className="grid grid-cols-1 gap-3"
      notice={<Alert tone="success">{t('saved')}</Alert>}
    >
      {/* Enter in a field saves: the first button of a form is the one it presses. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="layer" value={layer} />
      <FormError />
      <div key={JSON.stringify(ranges)} className="grid grid-cols-1 gap-3">
        {WEEK.map(day => (
          <Day key={day} locale={locale} day={day} ranges={ranges.filter(range => range.weekday === day)} />
        ))}
        <details className="rule">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('copy')}</summary>
          <div className="grid gap-3 pt-2">
            <Select
              name="copyFrom"
              aria-label={t('copyFrom')}
              defaultValue={String(first)}
              options={WEEK.map(day => ({ value: String(day), label: weekdayName(locale, day) }))}
            />
            <fieldset className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
              <legend className="hint">{t('copyTo')}</legend>
              {WEEK.map(day => (
                <Checkbox key={day} name={`copy${day}`} value="on">
                  {weekdayName(locale, day)}
                </Checkbox>
              ))}
            </fieldset>
            <SubmitButton pending={t('saving')} variant="ghost" name="copy" value="1">
              {t('copyNow')}
            </SubmitButton>
          </div>
        </details>
      </div>
      <SubmitButton pending={t('saving')}>{t(layer === 'RAMADAN' ? 'saveRamadan' : 'saveWeek')}</SubmitButton>
    </ActionForm>
  )
}
