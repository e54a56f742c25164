import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayRange, toWall } from '@/lib/time/zone'
import { layers, layersRound, range, scene } from '../../../tests/support/slot-scenes'
import { slowSlots } from '../../../tests/support/slow-slots'
import type { Calendar } from './calendar'
import { refuseSlot } from './refusal'
import { blockedPeriod, nextSlots, slotsByDay, slotsOfDay } from './slots'

// The same scenes in every run: a failure is a change of the code, never of the dice.
fc.configureGlobal({ seed: 20260920 })

const MINUTE = 60_000
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
          layers: calendar.layers && {
            ...calendar.layers,
            periods: calendar.layers.periods.toReversed(),
            timeOff: calendar.layers.timeOff.toReversed(),
            ramadanPlan: calendar.layers.ramadanPlan.toReversed(),
          },
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

describe('the layers of the calendar', () => {
  it('change nothing when there are none, and nothing on days that they do not name', () => {
    fc.assert(
      fc.property(scene, layers, ({ calendar, rules, day, now }, drawn) => {
        const elsewhere = layersRound(addDays(day, 30), { ...drawn, fridayBreak: null })
        const bare = { ...calendar, layers: undefined }
        const far = { ...calendar, layers: elsewhere }
        expect(slotsOfDay(far, rules, day, now)).toEqual(slotsOfDay(bare, rules, day, now))
      }),
    )
  })

  it('show to a client of no known district only what a client of any district can book', () => {
    fc.assert(
      fc.property(scene, ({ calendar, rules, day, now }) => {
        for (const slot of slotsOfDay(calendar, { ...rules, districtId: null }, day, now)) {
          for (const districtId of [1, 2, 3]) {
            expect(refuseSlot(calendar, { ...rules, districtId }, slot.start, now)).toBeNull()
          }
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
