import { getTranslations } from 'next-intl/server'
import { cn } from '@/components/ui/class-names'
import { localePath } from '@/components/ui/locale-path'
import { Tag } from '@/components/ui/tag'
import { openMinutes } from '@/lib/agenda/domain/day-plan'
import type { DayCount } from '@/lib/agenda/queries/bookings'
import type { AgendaClosures } from '@/lib/agenda/queries/closures'
import type { Calendar } from '@/lib/availability/domain/calendar'
import type { Locale } from '@/lib/i18n/routing'
import { monthOf } from '@/lib/statistics/domain/months'
import { formatDate } from '@/lib/time/format'
import type { LocalDate } from '@/lib/time/zone'
import { type AgendaWords, notesOf } from './days'

type MonthProps = {
  locale: Locale
  date: LocalDate
  today: LocalDate
  dates: readonly LocalDate[]
  calendar: Calendar | null
  counts: ReadonlyMap<LocalDate, DayCount>
  closures: AgendaClosures
}

type DayProps = Omit<MonthProps, 'dates'> & { t: AgendaWords; day: LocalDate }

function Day({ t, locale, date, today, calendar, counts, closures, day }: DayProps) {
  const count = counts.get(day)
  const closed = calendar ? openMinutes(calendar, day).length === 0 : true
  const notes = notesOf(t, locale, closures, day)
  const firm = (count?.firm ?? 0) + (count?.done ?? 0)
  return (
    <td className={cn(closed && 'is-closed', day === today && 'is-today')}>
      <a href={`${localePath(locale, '/pro/agenda')}?view=day&date=${day}`}>
        <span className="sr-only">{formatDate(locale, day, 'long')}</span>
        <b
          aria-hidden="true"
          className={monthOf(day) === monthOf(date) ? undefined : 'font-normal text-muted'}
        >
          {formatDate(locale, day, 'day')}
        </b>
        {firm > 0 ? (
          <Tag tone="green">
            <span aria-hidden="true">{firm}</span>
            <span className="sr-only">{t('firmCount', { count: firm })}</span>
          </Tag>
        ) : null}
        {count && count.pending > 0 ? (
          <Tag tone="terracotta">
            <span aria-hidden="true">{count.pending}</span>
            <span className="sr-only">{t('pendingCount', { count: count.pending })}</span>
          </Tag>
        ) : null}
        {notes.map(note => (
          <span key={note} className="agenda-note max-w-full truncate">
            {note}
          </span>
        ))}
      </a>
    </td>
  )
}

/** A month with how much stands on each day; a day leads to its own page. */
export async function Month({ dates, ...month }: MonthProps) {
  const { locale, date } = month
  const t = await getTranslations({ locale, namespace: 'agenda' })
  const weeks = Array.from({ length: dates.length / 7 }, (_, week) => dates.slice(week * 7, week * 7 + 7))

  return (
    <div className="grid gap-3">
      <table className="month">
        <caption className="sr-only">{formatDate(locale, date, 'month')}</caption>
        <thead>
          <tr>
            {(weeks[0] ?? []).map(day => (
              <th key={day} scope="col">
                <abbr className="no-underline" title={formatDate(locale, day, 'weekday')}>
                  {formatDate(locale, day, 'weekdayShort')}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr key={week[0]}>
              {week.map(day => (
                <Day key={day} t={t} day={day} {...month} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row text-sm text-muted" aria-hidden="true">
        <Tag tone="green">2</Tag> {t('legend.firm')} <Tag tone="terracotta">1</Tag> {t('legend.pending')}
      </p>
    </div>
  )
}
