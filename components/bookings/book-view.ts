import type { Calendar, Slot, SlotRules } from '@/lib/availability/domain/calendar'
import { refuseSlot } from '@/lib/availability/domain/refusal'
import { nextSlots, slotsByDay } from '@/lib/availability/domain/slots'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { addDays, daysBetween, isLocalDate, type LocalDate, toWall } from '@/lib/time/zone'
import type { SlotDay } from './slot-choice'

/** Days shown at once. */
export const WINDOW_DAYS = 7

/** A start from the address; null when it is no instant. */
export function parseStart(value: string | undefined): Date | null {
  if (!value || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(value)) return null
  const start = new Date(value)
  return Number.isNaN(start.getTime()) ? null : start
}

/** The first day to show: asked for, else the slot's day, else today; never past, never beyond the horizon. */
export function windowStart(
  from: string | undefined,
  start: Date | null,
  today: LocalDate,
  horizonDays: number,
): LocalDate {
  const wanted = from && isLocalDate(from) ? from : start ? toWall(start).date : today
  const distance = daysBetween(today, wanted)
  return distance < 0 || distance > horizonDays ? today : wanted
}

export function slotDays(
  locale: Locale,
  calendar: Calendar,
  rules: SlotRules,
  from: LocalDate,
  now: Date,
): SlotDay[] {
  return slotsByDay(calendar, rules, { from, days: WINDOW_DAYS }, now)
    .filter(day => day.slots.length > 0)
    .map(day => ({
      date: day.date,
      label: formatDate(locale, day.date, 'long'),
      slots: day.slots.map(slot => ({ start: slot.start.toISOString(), wall: slot.wall })),
    }))
}

/** Why the slot in the address cannot be had, with the next ones that can. */
export function checkStart(
  calendar: Calendar,
  rules: SlotRules,
  start: Date,
  now: Date,
): { refusal: ReturnType<typeof refuseSlot>; next: Slot[] } {
  const refusal = refuseSlot(calendar, rules, start, now)
  return { refusal, next: refusal ? nextSlots(calendar, rules, 4, now, toWall(start).date, WINDOW_DAYS) : [] }
}

/** First days of the windows before and after, where there are any. */
export function neighbours(from: LocalDate, today: LocalDate, horizonDays: number) {
  const distance = daysBetween(today, from)
  return {
    earlier: distance > 0 ? (distance <= WINDOW_DAYS ? today : addDays(from, -WINDOW_DAYS)) : null,
    later: distance + WINDOW_DAYS <= horizonDays ? addDays(from, WINDOW_DAYS) : null,
  }
}
