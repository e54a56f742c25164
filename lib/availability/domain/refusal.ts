import { daysBetween, fromWall, toWall } from '@/lib/time/zone'
import type { Calendar, SlotRules } from './calendar'
import { openingOf } from './opening'
import { blockedPeriod, isDayFull, travelTo } from './slots'

const MINUTE = 60_000

export const SLOT_REFUSALS = [
  'booking.slot_past',
  'booking.notice_too_short',
  'booking.beyond_horizon',
  'booking.outside_hours',
  'booking.slot_off_grid',
  'booking.slot_taken',
  'booking.day_full',
] as const
export type SlotRefusal = (typeof SLOT_REFUSALS)[number]

/**
 * Why a start cannot be booked now, or null when it can: the codes above, the first that applies in their order.
 * It knows the same rules as the lists of slots and reads them differently, for any instant a form may send;
 * that both always agree is tested. The database still has the last word on `booking.slot_taken`.
 */
export function refuseSlot(calendar: Calendar, rules: SlotRules, start: Date, now: Date): SlotRefusal | null {
  const begin = start.getTime()
  if (Number.isNaN(begin)) return 'booking.slot_off_grid'
  if (begin < now.getTime()) return 'booking.slot_past'
  if (begin < now.getTime() + rules.minNoticeMinutes * MINUTE) return 'booking.notice_too_short'
  const wall = toWall(start)
  if (daysBetween(toWall(now).date, wall.date) > rules.horizonDays) return 'booking.beyond_horizon'
  const opening = openingOf(calendar, wall.date)
  const hours = opening?.grid.find(range => range.start <= wall.minutes && wall.minutes < range.end)
  const end = begin + rules.durationMinutes * MINUTE
  if (!hours || !opening?.open.some(open => open.start <= begin && end <= open.end))
    return 'booking.outside_hours'
  // Also the second time a clock shows the same hour: only the first is offered.
  const exact = fromWall(wall.date, wall.minutes).getTime() === begin
  if (!exact || (wall.minutes - hours.start) % rules.stepMinutes !== 0) return 'booking.slot_off_grid'
  const blocked = blockedPeriod(start, rules)
  const from = blocked.start.getTime()
  const to = blocked.end.getTime()
  const inTheWay = calendar.busy.some(busy => {
    const way = travelTo(busy, rules)
    return busy.start < busy.end && busy.start - way < to && from < busy.end + way
  })
  if (inTheWay) return 'booking.slot_taken'
  return isDayFull(calendar, rules, wall.date) ? 'booking.day_full' : null
}
