import { type LocalDate, MINUTES_PER_DAY, weekday } from '@/lib/time/zone'
import type { Calendar, DaySpan, PeriodKind, WeeklyRange } from './calendar'
import type { Interval } from './intervals'

const FRIDAY = 5

const holds = (span: DaySpan, date: LocalDate) => span.startsOn <= date && date <= span.endsOn

/** A part of a day in wall minutes; without minutes it is the whole day. */
export function range(
  startMinute: number | null | undefined,
  endMinute: number | null | undefined,
): Interval {
  return {
    start: Math.max(0, startMinute ?? 0),
    end: Math.min(MINUTES_PER_DAY, endMinute ?? MINUTES_PER_DAY),
  }
}

function isPeriod({ layers }: Calendar, kind: PeriodKind, date: LocalDate): boolean {
  return layers?.periods.some(period => period.kind === kind && holds(period, date)) ?? false
}

/** True on a day of time off: nothing opens it. */
export function isAway({ layers }: Calendar, date: LocalDate): boolean {
  return layers?.timeOff.some(span => holds(span, date)) ?? false
}

/** True when the plan rests because the country does. */
function isFeast(calendar: Calendar, date: LocalDate): boolean {
  const { layers } = calendar
  if (!layers) return false
  return (
    (layers.closedOnHolidays && isPeriod(calendar, 'HOLIDAY', date)) ||
    (layers.closedOnEid && isPeriod(calendar, 'EID', date))
  )
}

/** The week that holds on a date: in Ramadan the one made for it, if there is one. */
function weekOf(calendar: Calendar, date: LocalDate): readonly WeeklyRange[] {
  const ramadan = calendar.layers?.ramadanPlan
  return ramadan && ramadan.length > 0 && isPeriod(calendar, 'RAMADAN', date) ? ramadan : calendar.plan
}

/** The hours that the week gives a date, before breaks and dated exceptions. None on a holiday that is kept. */
export function plannedHours(calendar: Calendar, date: LocalDate): Interval[] {
  if (isFeast(calendar, date)) return []
  const day = weekday(date)
  const hours: Interval[] = []
  for (const planned of weekOf(calendar, date)) {
    if (planned.weekday === day) hours.push(range(planned.startMinute, planned.endMinute))
  }
  return hours
}

/** The long prayer break, on Fridays. */
export function breakOf({ layers }: Calendar, date: LocalDate): Interval | null {
  if (!layers?.fridayBreak || weekday(date) !== FRIDAY) return null
  return range(layers.fridayBreak.startMinute, layers.fridayBreak.endMinute)
}
