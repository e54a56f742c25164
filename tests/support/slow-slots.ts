import type { Calendar, SlotRules } from '@/lib/availability/domain/calendar'
import { addDays, dayRange, type LocalDate, toWall, weekday } from '@/lib/time/zone'

const MINUTE = 60_000

/** The same rules told the slow way: every wall minute for itself. */
function isWallOpen(calendar: Calendar, date: LocalDate, at: number, withClosures: boolean): boolean {
  const { layers: over } = calendar
  const during = (days: { startsOn: LocalDate; endsOn: LocalDate }) =>
    days.startsOn <= date && date <= days.endsOn
  const kinds = over?.periods.filter(during).map(({ kind }) => kind) ?? []
  if (over?.timeOff.some(during)) return false
  const exceptions = calendar.exceptions.filter(exception => exception.date === date)
  const covers = (part: { startMinute?: number | null; endMinute?: number | null }) =>
    (part.startMinute ?? 0) <= at && at < (part.endMinute ?? 1440)
  const isDayOff = (exception: (typeof exceptions)[number]) =>
    exception.kind === 'CLOSED' && exception.startMinute === undefined
  if (withClosures && exceptions.some(part => part.kind === 'CLOSED' && !isDayOff(part) && covers(part)))
    return false
  if (exceptions.some(part => part.kind === 'OPEN' && covers(part))) return true
  if (exceptions.some(isDayOff)) return false
  if (over?.closedOnHolidays && kinds.includes('HOLIDAY')) return false
  if (over?.closedOnEid && kinds.includes('EID')) return false
  if (withClosures && weekday(date) === 5 && over?.fridayBreak && covers(over.fridayBreak)) return false
  const fasting = kinds.includes('RAMADAN') && over && over.ramadanPlan.length > 0
  const plan = fasting ? over.ramadanPlan : calendar.plan
  return plan.some(part => part.weekday === weekday(date) && covers(part))
}

const readings = new Map<LocalDate, { instant: number; date: LocalDate; minutes: number }[]>()

/** What the clock shows at every minute of a day and of the twelve hours after it. */
function clockOf(day: LocalDate) {
  const known = readings.get(day)
  if (known) return known
  const { start, end } = dayRange(day)
  const length = (end.getTime() - start.getTime()) / MINUTE + 720
  const clock = Array.from({ length }, (_, index) => {
    const { date, minutes } = toWall(new Date(start.getTime() + index * MINUTE))
    return { instant: start.getTime() + index * MINUTE, date, minutes }
  })
  readings.set(day, clock)
  return clock
}

/** The starts of a day, found without any cleverness. */
export function slowSlots(calendar: Calendar, rules: SlotRules, day: LocalDate, now: Date): number[] {
  if (day > addDays(toWall(now).date, rules.horizonDays)) return []
  if (rules.dailyCap !== null && (calendar.bookedPerDay?.get(day) ?? 0) >= rules.dailyCap) return []
  const clock = clockOf(day)
  const open = clock.map(wall => isWallOpen(calendar, wall.date, wall.minutes, true))
  const sinceOpening: number[] = []
  for (let at = 0; at < 1440; at++) {
    sinceOpening.push(isWallOpen(calendar, day, at, false) ? (sinceOpening[at - 1] ?? -1) + 1 : -1)
  }
  const seen = new Set<number>()
  return clock
    .filter(({ instant, date, minutes }, index) => {
      if (date !== day || seen.has(minutes)) return false
      seen.add(minutes)
      if (sinceOpening[minutes]! % rules.stepMinutes !== 0) return false
      if (instant < now.getTime() + rules.minNoticeMinutes * MINUTE) return false
      if (!open.slice(index, index + rules.durationMinutes).every(Boolean)) return false
      const from = instant - rules.bufferBeforeMinutes * MINUTE
      const to = instant + (rules.durationMinutes + rules.bufferAfterMinutes) * MINUTE
      return !calendar.busy.some(busy => {
        const sameDistrict = busy.districtId != null && busy.districtId === rules.districtId
        const way = sameDistrict ? 0 : (rules.travelMinutes ?? 0) * MINUTE
        return busy.start < busy.end && busy.start - way < to && from - way < busy.end
      })
    })
    .map(({ instant }) => instant)
}
