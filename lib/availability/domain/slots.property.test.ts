import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayRange, type LocalDate, toWall, weekday } from '@/lib/time/zone'
import type { Calendar, SlotRules } from './calendar'
import { refuseSlot } from './refusal'
import { blockedPeriod, nextSlots, slotsByDay, slotsOfDay } from './slots'

// The same scenes in every run: a failure is a change of the code, never of the dice.
fc.configureGlobal({ seed: 20260920 })

const MINUTE = 60_000

/** Ordinary days, and those around every clock change of 2026. */
const days = fc.constantFrom<LocalDate>(
  '2026-11-24',
  '2026-11-28',
  '2027-03-14',
  '2026-02-14',
  '2026-02-15',
  '2026-02-16',
  '2026-03-21',
  '2026-03-22',
  '2026-03-23',
  '2026-09-19',
  '2026-09-20',
  '2026-09-21',
)

const minute = fc.oneof(
  fc.integer({ min: 0, max: 288 }).map(five => five * 5),
  // The hours in which the clock changes, and midnight.
  fc.constantFrom(0, 30, 60, 90, 120, 150, 180, 240, 1380, 1440),
)
const range = fc
  .oneof(fc.tuple(minute, minute), fc.constantFrom([0, 1440], [0, 300], [60, 1440], [480, 1080]))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ startMinute: Math.min(a, b), endMinute: Math.max(a, b) }))

const scene = fc
  .record({
    day: days,
    plan: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), range }), { maxLength: 12 }),
    // Always something on the day itself, so that most scenes are about it.
    today: fc.array(range, { minLength: 1, maxLength: 3 }),
    exceptions: fc.array(
      fc.record({
        next: fc.boolean(),
        kind: fc.constantFrom('CLOSED' as const, 'OPEN' as const, 'OPEN' as const, 'DAY_OFF' as const),
        range,
      }),
      { maxLength: 3 },
    ),
    busy: fc.array(
      fc.record({ from: fc.integer({ min: -300, max: 1800 }), length: fc.integer({ min: 0, max: 150 }) }),
      {
        maxLength: 8,
      },
    ),
    nowBefore: fc.oneof(
      fc.integer({ min: -900, max: 4320 }),
      fc.constantFrom(1440, 4 * 1440, 4 * 1440, 20 * 1440),
    ),
    booked: fc.constantFrom(0, 0, 1, 3),
    rules: fc.record({
      durationMinutes: fc.constantFrom(15, 30, 30, 45, 60, 60, 90, 120, 240, 720),
      bufferBeforeMinutes: fc.constantFrom(0, 10, 30),
      bufferAfterMinutes: fc.constantFrom(0, 15, 45),
      minNoticeMinutes: fc.constantFrom(0, 120, 1440),
      horizonDays: fc.constantFrom(0, 1, 30, 30, 30),
      stepMinutes: fc.constantFrom(15, 30, 60),
      dailyCap: fc.constantFrom(null, null, null, null, 1, 3),
    }),
  })
  .map(({ day, plan, today, exceptions, busy, nowBefore, booked, rules }) => {
    const start = dayRange(day).start.getTime()
    const calendar: Calendar = {
      plan: [
        ...plan.map(({ weekday: planned, range: hours }) => ({ weekday: planned, ...hours })),
        ...today.map(hours => ({ weekday: weekday(day), ...hours })),
      ],
      exceptions: exceptions.map(({ next, kind, range: hours }) => {
        const date = next ? addDays(day, 1) : day
        return kind === 'DAY_OFF' ? { date, kind: 'CLOSED' as const } : { date, kind, ...hours }
      }),
      busy: busy.map(({ from, length }) => ({
        start: start + from * MINUTE,
        end: start + (from + length) * MINUTE,
      })),
      bookedPerDay: new Map([[day, booked]]),
    }
    return { day, calendar, rules: rules satisfies SlotRules, now: new Date(start - nowBefore * MINUTE) }
  })

/** The same rules told the slow way: every wall minute for itself. */
function isWallOpen(calendar: Calendar, date: LocalDate, at: number, withClosures: boolean): boolean {
  const exceptions = calendar.exceptions.filter(exception => exception.date === date)
  const covers = (part: { startMinute?: number | null; endMinute?: number | null }) =>
    (part.startMinute ?? 0) <= at && at < (part.endMinute ?? 1440)
  const isDayOff = (exception: (typeof exceptions)[number]) =>
    exception.kind === 'CLOSED' && exception.startMinute === undefined
  if (withClosures && exceptions.some(part => part.kind === 'CLOSED' && !isDayOff(part) && covers(part)))
    return false
  if (exceptions.some(part => part.kind === 'OPEN' && covers(part))) return true
  if (exceptions.some(isDayOff)) return false
  return calendar.plan.some(part => part.weekday === weekday(date) && covers(part))
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

function slowSlots(calendar: Calendar, rules: SlotRules, day: LocalDate, now: Date): number[] {
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
      return !calendar.busy.some(busy => busy.start < busy.end && busy.start < to && from < busy.end)
    })
    .map(({ instant }) => instant)
}

const times = (slots: readonly { start: Date }[]) => slots.map(slot => slot.start.getTime())

describe('the slots of a day', () => {
  it('are those that a minute-by-minute reading of the rules gives, also when the clock changes', () => {
    fc.assert(
      fc.property(scene, ({ calendar, rules, day, now }) => {
        expect(times(slotsOfDay(calendar, rules, day, now))).toEqual(slowSlots(calendar, rules, day, now))
      }),
      { numRuns: 600 },
    )
  }, 30_000)

  it('are accepted when asked for, and no other start of the day is', () => {
    fc.assert(
      fc.property(scene, ({ calendar, rules, day, now }) => {
        const shown = new Set(times(slotsOfDay(calendar, rules, day, now)))
        const { start, end } = dayRange(day)
        for (let at = start.getTime(); at < end.getTime(); at += 5 * MINUTE) {
          expect(refuseSlot(calendar, rules, new Date(at), now) === null).toBe(shown.has(at))
        }
        for (const at of shown) expect(refuseSlot(calendar, rules, new Date(at), now)).toBeNull()
      }),
      { numRuns: 400 },
    )
  }, 30_000)

  it('never touch busy time with their buffers, and carry the wall time of their instant', () => {
    fc.assert(
      fc.property(scene, ({ calendar, rules, day, now }) => {
        for (const slot of slotsOfDay(calendar, rules, day, now)) {
          const blocked = blockedPeriod(slot.start, rules)
          for (const busy of calendar.busy) {
            if (busy.start >= busy.end) continue
            expect(busy.start < blocked.end.getTime() && blocked.start.getTime() < busy.end).toBe(false)
          }
          expect(toWall(slot.start)).toMatchObject({ date: slot.date, time: slot.wall })
          expect(slot.end.getTime() - slot.start.getTime()).toBe(rules.durationMinutes * MINUTE)
        }
      }),
      { numRuns: 400 },
    )
  }, 30_000)

  it('do not depend on the order in which the database returns rows', () => {
    fc.assert(
      fc.property(scene, ({ calendar, rules, day, now }) => {
        const reversed: Calendar = {
          ...calendar,
          plan: calendar.plan.toReversed(),
          exceptions: calendar.exceptions.toReversed(),
          busy: calendar.busy.toReversed(),
        }
        expect(slotsOfDay(reversed, rules, day, now)).toEqual(slotsOfDay(calendar, rules, day, now))
      }),
    )
  })

  it('only become fewer when an hour is closed or taken', () => {
    fc.assert(
      fc.property(scene, range, ({ calendar, rules, day, now }, closed) => {
        const before = new Set(times(slotsOfDay(calendar, rules, day, now)))
        const start = dayRange(day).start.getTime()
        const fewer: Calendar[] = [
          { ...calendar, exceptions: [...calendar.exceptions, { date: day, kind: 'CLOSED', ...closed }] },
          {
            ...calendar,
            busy: [
              ...calendar.busy,
              { start: start + closed.startMinute * MINUTE, end: start + closed.endMinute * MINUTE },
            ],
          },
        ]
        for (const changed of fewer) {
          for (const at of times(slotsOfDay(changed, rules, day, now))) expect(before.has(at)).toBe(true)
        }
      }),
    )
  })
})

describe('the next slots', () => {
  it('are the first of the days, one after the other', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 60 }), ({ calendar, rules, now, day }, count) => {
        const today = toWall(now).date
        const all = slotsByDay(calendar, rules, { from: today, days: rules.horizonDays + 2 }, now)
        const slots = all.flatMap(one => one.slots)
        expect(nextSlots(calendar, rules, count, now)).toEqual(slots.slice(0, count))
        const later = slots.filter(slot => slot.date >= day)
        expect(nextSlots(calendar, rules, count, now, day)).toEqual(later.slice(0, count))
        const firstDays = slots.filter(slot => slot.date < addDays(today, 2))
        expect(nextSlots(calendar, rules, count, now, undefined, 2)).toEqual(firstDays.slice(0, count))
      }),
      { numRuns: 400 },
    )
  }, 30_000)
})
