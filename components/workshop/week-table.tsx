import { getTranslations } from 'next-intl/server'
import type { WeeklyRange } from '@/lib/availability/domain/calendar'
import type { Locale } from '@/lib/i18n/routing'
import { formatMinutes } from '@/lib/time/zone'
import { dayName } from './day-name'

/** A usual week, a line for each day with hours. */
export async function WeekTable({ locale, week }: { locale: Locale; week: readonly WeeklyRange[] }) {
  const t = await getTranslations({ locale, namespace: 'workbench.hours' })
  const days = [1, 2, 3, 4, 5, 6, 7].map(day => ({
    day,
    ranges: week.filter(range => range.weekday === day),
  }))
  return (
    <dl className="grid gap-1">
      {days.map(({ day, ranges }) => (
        <div key={day} className="flex flex-wrap gap-x-4">
          <dt className="w-28">{dayName(locale, day)}</dt>
          <dd className="tnum text-muted">
            {ranges.length === 0
              ? t('closed')
              : ranges.map(({ startMinute, endMinute }) => (
                  <bdi key={startMinute} dir="ltr" className="me-3">
                    {formatMinutes(startMinute)}–{formatMinutes(endMinute)}
                  </bdi>
                ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
