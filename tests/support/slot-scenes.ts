import fc from 'fast-check'
import {
  type Calendar,
  type Layers,
  PERIOD_KINDS,
  type PeriodKind,
  type SlotRules,
} from '@/lib/availability/domain/calendar'
import { addDays, dayRange, type LocalDate, weekday } from '@/lib/time/zone'

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
export const range = fc
  .oneof(fc.tuple(minute, minute), fc.constantFrom([0, 1440], [0, 300], [60, 1440], [480, 1080]))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ startMinute: Math.min(a, b), endMinute: Math.max(a, b) }))

type DrawnLayers = Omit<Layers, 'periods' | 'timeOff' | 'ramadanPlan'> & {
  periods: { kind: PeriodKind; span: { from: number; to: number } }[]
  timeOff: { from: number; to: number }[]
  ramadan: { weekday: number; range: { startMinute: number; endMinute: number } }[]
}

export function layersRound(day: LocalDate, { periods, timeOff, ramadan, ...rest }: DrawnLayers): Layers {
  const dated = ({ from, to }: { from: number; to: number }) => ({
    startsOn: addDays(day, from),
    endsOn: addDays(day, to),
  })
  return {
    ...rest,
    periods: periods.map(({ kind, span: days }) => ({ kind, ...dated(days) })),
    timeOff: timeOff.map(dated),
    ramadanPlan: ramadan.map(({ weekday: planned, range: hours }) => ({ weekday: planned, ...hours })),
  }
}

/** Days round the one a scene is about. */
const span = fc
  .tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 3 }))
  .map(([from, length]) => ({ from, to: from + length }))

export const layers = fc.record({
  periods: fc.array(fc.record({ kind: fc.constantFrom(...PERIOD_KINDS), span }), { maxLength: 2 }),
  closedOnHolidays: fc.boolean(),
  closedOnEid: fc.boolean(),
  ramadan: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), range }), { maxLength: 8 }),
  fridayBreak: fc.option(range, { freq: 2 }),
  timeOff: fc.array(span, { maxLength: 1 }),
})
const district = fc.constantFrom(null, 1, 2)

export const scene = fc
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
      fc.record({
        from: fc.integer({ min: -300, max: 1800 }),
        length: fc.integer({ min: 0, max: 150 }),
        districtId: district,
      }),
      {
        maxLength: 8,
      },
    ),
    nowBefore: fc.oneof(
      fc.integer({ min: -900, max: 4320 }),
      fc.constantFrom(1440, 4 * 1440, 4 * 1440, 20 * 1440),
    ),
    booked: fc.constantFrom(0, 0, 1, 3),
    layers: fc.option(layers, { nil: undefined, freq: 2 }),
    rules: fc.record({
      durationMinutes: fc.constantFrom(15, 30, 30, 45, 60, 60, 90, 120, 240, 720),
      bufferBeforeMinutes: fc.constantFrom(0, 10, 30),
      bufferAfterMinutes: fc.constantFrom(0, 15, 45),
      minNoticeMinutes: fc.constantFrom(0, 120, 1440),
      horizonDays: fc.constantFrom(0, 1, 30, 30, 30),
      stepMinutes: fc.constantFrom(15, 30, 60),
      dailyCap: fc.constantFrom(null, null, null, null, 1, 3),
      travelMinutes: fc.constantFrom(0, 0, 20, 60),
      districtId: district,
    }),
  })
  .map(({ day, plan, today, exceptions, busy, nowBefore, booked, rules, layers: over }) => {
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
      busy: busy.map(({ from, length, districtId }) => ({
        start: start + from * MINUTE,
        end: start + (from + length) * MINUTE,
        districtId,
      })),
      layers: over && layersRound(day, over),
      bookedPerDay: new Map([[day, booked]]),
    }
    return { day, calendar, rules: rules satisfies SlotRules, now: new Date(start - nowBefore * MINUTE) }
  })
