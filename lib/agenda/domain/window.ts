import { addMonths, firstDay, lastDay, monthOf } from '@/lib/statistics/domain/months'
import { addDays, daysBetween, isLocalDate, type LocalDate, weekday } from '@/lib/time/zone'

export const AGENDA_VIEWS = ['day', 'week', 'month'] as const
export type AgendaView = (typeof AGENDA_VIEWS)[number]

/** Whole days that a page of the agenda shows. */
export type Window = { from: LocalDate; days: number }

const monday = (date: LocalDate) => addDays(date, 1 - weekday(date))

/** The days of a page. A month is shown in whole weeks, from Monday on. */
export function windowOf(view: AgendaView, date: LocalDate): Window {
  if (view === 'day') return { from: date, days: 1 }
  if (view === 'week') return { from: monday(date), days: 7 }
  const month = monthOf(date)
  const from = monday(firstDay(month))
  const last = addDays(monday(lastDay(month)), 6)
  return { from, days: daysBetween(from, last) + 1 }
}

export const datesOf = ({ from, days }: Window): LocalDate[] =>
  Array.from({ length: days }, (_, index) => addDays(from, index))

/** The date to show for the page before (-1) or after (1). */
export function turned(view: AgendaView, date: LocalDate, pages: -1 | 1): LocalDate {
  if (view === 'day') return addDays(date, pages)
  if (view === 'week') return addDays(date, 7 * pages)
  return firstDay(addMonths(monthOf(date), pages))
}

/** What an address asks for; what it cannot mean is today's week. */
export function agendaRequest(
  view: string | undefined,
  date: string | undefined,
  today: LocalDate,
): { view: AgendaView; date: LocalDate } {
  return {
    view: AGENDA_VIEWS.find(each => each === view) ?? 'week',
    date: date !== undefined && isLocalDate(date) ? date : today,
  }
}
