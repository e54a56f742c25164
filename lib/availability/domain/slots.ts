import { addDays, daysBetween, formatMinutes, fromWall, type LocalDate, toWall } from '@/lib/time/zone'
import type { Busy, Calendar, Slot, SlotRules } from './calendar'
import { firstEndingAfter, type Interval, merge } from './intervals'
import { openingOf } from './opening'

const MINUTE = 60_000

/** What stays the same while the days of one provider are searched. */
type Search = {
  calendar: Calendar
  rules: SlotRules
  busy: readonly Interval[]
  today: LocalDate
  /** First instant that respects the notice. */
  earliest: number
}

/** The way between two jobs, ms: none within one district. */
export function travelTo(busy: Busy, { travelMinutes = 0, districtId }: SlotRules): number {
  return districtId != null && busy.districtId === districtId ? 0 : travelMinutes * MINUTE
}

/** Taken time with the way to it and from it. */
function keptTime({ busy }: Calendar, rules: SlotRules): readonly Interval[] {
  if (!rules.travelMinutes) return busy
  return busy
    .filter(({ start, end }) => start < end)
    .map(one => ({ start: one.start - travelTo(one, rules), end: one.end + travelTo(one, rules) }))
}

function search(calendar: Calendar, rules: SlotRules, now: Date): Search {
  // A step or duration of zero would search for ever.
  if (!(rules.stepMinutes >= 1 && rules.durationMinutes >= 1)) throw new RangeError('slots.bad_rules')
  return {
    calendar,
    rules,
    busy: merge(keptTime(calendar, rules)),
    today: toWall(now).date,
    earliest: now.getTime() + Math.max(0, rules.minNoticeMinutes) * MINUTE,
  }
}

/** True when the provider has as many bookings on that Moroccan day as the cap allows. */
export function isDayFull(calendar: Calendar, rules: SlotRules, date: LocalDate): boolean {
  return rules.dailyCap !== null && (calendar.bookedPerDay?.get(date) ?? 0) >= rules.dailyCap
}

/** The instant of a wall minute; null when the clock skips it. */
function instantOf(date: LocalDate, minute: number, midnight: number | null): number | null {
  if (midnight !== null) return midnight + minute * MINUTE
  const instant = fromWall(date, minute)
  return toWall(instant).minutes === minute ? instant.getTime() : null
}

/**
 * A function that gives the first instant at or after `at` where the work could begin as far as the notice, the
 * opening and the busy time next to it tell; null when nothing is left of the day. To be asked in rising order:
 * it never looks back, so a day costs one pass over its hours and bookings.
 */
function freeFinder(
  { rules, busy, earliest }: Search,
  open: readonly Interval[],
): (at: number) => number | null {
  const work = rules.durationMinutes * MINUTE
  const before = rules.bufferBeforeMinutes * MINUTE
  const after = rules.bufferAfterMinutes * MINUTE
  let nextOpen = 0
  let nextBusy = -1
  return at => {
    let free = Math.max(at, earliest)
    while (nextOpen < open.length && (open[nextOpen]?.end ?? 0) < free + work) nextOpen++
    const hours = open[nextOpen]
    if (!hours) return null
    free = Math.max(free, hours.start)
    if (nextBusy < 0) nextBusy = firstEndingAfter(busy, free - before)
    while (nextBusy < busy.length && (busy[nextBusy]?.end ?? 0) <= free - before) nextBusy++
    const taken = busy[nextBusy]
    return taken && taken.start < free + work + after ? taken.end + before : free
  }
}

/** Adds the slots of one day to `found` until it holds `limit`. */
function collect(context: Search, date: LocalDate, limit: number, found: Slot[]): void {
  const { calendar, rules, earliest } = context
  if (isDayFull(calendar, rules, date)) return
  const opening = openingOf(calendar, date)
  if (!opening || (opening.open.at(-1)?.end ?? 0) <= earliest) return
  const freeFrom = freeFinder(context, opening.open)
  const work = rules.durationMinutes * MINUTE
  const step = rules.stepMinutes
  for (const hours of opening.grid) {
    let minute = hours.start
    while (minute < hours.end && found.length < limit) {
      const start = instantOf(date, minute, opening.midnight)
      if (start === null) {
        minute += step
        continue
      }
      const free = freeFrom(start)
      if (free === null) return
      if (free === start) {
        found.push({ start: new Date(start), end: new Date(start + work), wall: formatMinutes(minute), date })
      }
      // Jumps over busy and closed time; on a clock change walks, since minutes and instants part there.
      const ahead = opening.midnight === null ? 0 : free - start
      minute += Math.max(1, Math.ceil(ahead / (step * MINUTE))) * step
    }
  }
}

/** The bookable starts of one Moroccan day, in order. Every one is accepted by `refuseSlot` at the same moment. */
export function slotsOfDay(calendar: Calendar, rules: SlotRules, date: LocalDate, now: Date): Slot[] {
  return slotsByDay(calendar, rules, { from: date, days: 1 }, now)[0]?.slots ?? []
}

/** The bookable starts of `days` days from `from` on; days without any are listed empty. */
export function slotsByDay(
  calendar: Calendar,
  rules: SlotRules,
  { from, days }: { from: LocalDate; days: number },
  now: Date,
): { date: LocalDate; slots: Slot[] }[] {
  const context = search(calendar, rules, now)
  return Array.from({ length: days }, (_, index) => {
    const date = addDays(from, index)
    const slots: Slot[] = []
    const distance = daysBetween(context.today, date)
    if (distance >= 0 && distance <= rules.horizonDays)
      collect(context, date, Number.POSITIVE_INFINITY, slots)
    return { date, slots }
  })
}

/**
 * The first `count` bookable starts from `from` (today when left out) on; stops as soon as it has them, after
 * `days` days or at the horizon.
 */
export function nextSlots(
  calendar: Calendar,
  rules: SlotRules,
  count: number,
  now: Date,
  from?: LocalDate,
  days = Number.POSITIVE_INFINITY,
): Slot[] {
  const context = search(calendar, rules, now)
  const wanted = from && from > context.today ? daysBetween(context.today, from) : 0
  const byNotice = daysBetween(context.today, toWall(new Date(context.earliest)).date)
  const last = Math.min(rules.horizonDays, wanted + days - 1)
  const found: Slot[] = []
  for (let day = Math.max(wanted, byNotice); day <= last && found.length < count; day++) {
    collect(context, addDays(context.today, day), count, found)
  }
  return found
}

/** The time a booking keeps: the work and its buffers. What the exclusion constraint compares. */
export function blockedPeriod(start: Date, rules: SlotRules): { start: Date; end: Date } {
  return {
    start: new Date(start.getTime() - rules.bufferBeforeMinutes * MINUTE),
    end: new Date(start.getTime() + (rules.durationMinutes + rules.bufferAfterMinutes) * MINUTE),
  }
}
