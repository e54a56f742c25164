import { getTranslations } from 'next-intl/server'
import { CheckGroup } from '@/components/forms/check-group'
import { CheckboxField, SelectField } from '@/components/forms/field'
import { Alert } from '@/components/ui/feedback'
import type { WeeklyRange } from '@/lib/availability/domain/calendar'
import type { Locale } from '@/lib/i18n/routing'
import { saveHours } from '@/lib/providers/actions'
import { FIRST_WEEK, simpleWeekOf } from '@/lib/providers/domain/week'
import { formatMinutes } from '@/lib/time/zone'
import { dayName } from './day-name'
import { type From, SaveForm } from './save-form'

const HALF_HOURS = Array.from({ length: 37 }, (_, i) => 6 * 60 + i * 30)

type HoursFormProps = { locale: Locale; from: From; week: readonly WeeklyRange[] }

/** The usual hours, the same on every chosen day. A week with more in it is shown as such and may be replaced. */
export async function HoursForm({ locale, from, week }: HoursFormProps) {
  const t = await getTranslations({ locale, namespace: 'workbench.hours' })
  const simple = simpleWeekOf(week)
  const shown = simple ?? FIRST_WEEK
  const times = (chosen: number) =>
    [...new Set([...HALF_HOURS, chosen])]
      .sort((a, b) => a - b)
      .map(minutes => ({ value: String(minutes), label: formatMinutes(minutes) }))
  const time = (name: string, label: string, chosen: number) => (
    <SelectField name={name} label={label} options={times(chosen)} defaultValue={String(chosen)} dir="ltr" />
  )
  const pause = shown.pause ?? FIRST_WEEK.pause ?? { start: 750, end: 840 }
  return (
    <SaveForm locale={locale} from={from} action={saveHours}>
      {week.length > 0 && !simple ? <Alert tone="info">{t('detailed')}</Alert> : null}
      <CheckGroup
        name="days"
        legend={t('days')}
        choices={[1, 2, 3, 4, 5, 6, 7].map(day => ({
          name: `day_${day}`,
          label: dayName(locale, day),
          checked: shown.days.includes(day),
        }))}
      />
      <div className="grid grid-cols-2 gap-5">
        {time('opens', t('opens'), shown.opens)}
        {time('closes', t('closes'), shown.closes)}
      </div>
      <div className="grid gap-2">
        <CheckboxField name="pause" defaultChecked={shown.pause !== null}>
          {t('pause')}
        </CheckboxField>
        <div className="grid grid-cols-2 gap-5">
          {time('pauseStarts', t('pauseStarts'), pause.start)}
          {time('pauseEnds', t('pauseEnds'), pause.end)}
        </div>
      </div>
    </SaveForm>
  )
}
