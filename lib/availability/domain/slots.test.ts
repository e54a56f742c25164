import { describe, expect, it } from 'vitest'
import { fromWall } from '@/lib/time/zone'
import type { Calendar, SlotRules } from './calendar'
import { refuseSlot } from './refusal'
import { blockedPeriod, nextSlots, slotsByDay, slotsOfDay } from './slots'

const RULES: SlotRules = {
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 30,
  minNoticeMinutes: 120,
  horizonDays: 30,
  stepMinutes: 30,
  dailyCap: null,
}
const hours = (weekday: number, from: number, to: number) => ({
  weekday,
  startMinute: from * 60,
  endMinute: to * 60,
})
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const OFFICE: Calendar = {
  plan: [1, 2, 3, 4, 5, 6].flatMap(day => [hours(day, 9, 12), hours(day, 14, 18)]),
  exceptions: [],
  busy: [],
}
const NOW = new Date('2026-11-21T09:00:00Z')
const TUESDAY = '2026-11-24'
const at = (iso: string) => new Date(iso)
const busy = (from: string, to: string) => ({ start: Date.parse(from), end: Date.parse(to) })
const walls = (calendar: Calendar, rules: SlotRules, date: string, now = NOW) =>
  slotsOfDay(calendar, rules, date, now).map(slot => slot.wall)

describe('the slots of an ordinary week', () => {
  it('fill the opening hours and end with them', () => {
    expect(walls(OFFICE, RULES, TUESDAY)).toEqual(
      '09:00 09:30 10:00 10:30 11:00 14:00 14:30 15:00 15:30 16:00 16:30 17:00'.split(' '),
    )
    expect(walls(OFFICE, RULES, '2026-11-29')).toEqual([])
    expect(walls(OFFICE, { ...RULES, durationMinutes: 240 }, TUESDAY)).toEqual(['14:00'])
    expect(walls(OFFICE, { ...RULES, durationMinutes: 241 }, TUESDAY)).toEqual([])
  })

  it('keep away from bookings, which bring their own buffer', () => {
    const calendar = { ...OFFICE, busy: [busy('2026-11-24T10:00:00Z', '2026-11-24T11:30:00Z')] }
    // 09:00 would end at 10:00 and keep the provider until 10:30.
    expect(walls(calendar, RULES, TUESDAY).slice(0, 2)).toEqual(['14:00', '14:30'])
    expect(walls(calendar, { ...RULES, bufferAfterMinutes: 0 }, TUESDAY).slice(0, 2)).toEqual([
      '09:00',
      '14:00',
    ])
  })

  it('respect the notice', () => {
    expect(walls(OFFICE, RULES, TUESDAY, at('2026-11-24T13:10:00Z'))).toEqual([
      '15:30',
      '16:00',
      '16:30',
      '17:00',
    ])
    expect(walls(OFFICE, RULES, TUESDAY, at('2026-11-24T12:00:00Z'))[0]).toBe('14:00')
  })

  it('stop at the horizon', () => {
    const days = slotsByDay(OFFICE, { ...RULES, horizonDays: 3 }, { from: '2026-11-20', days: 7 }, NOW)
    expect(days.map(day => [day.date.slice(8), day.slots.length > 0])).toEqual([
      ['20', false],
      ['21', true],
      ['22', false],
      ['23', true],
      ['24', true],
      ['25', false],
      ['26', false],
    ])
  })

  it('vanish from a day that has its number of bookings, counted on the provider’s day', () => {
    const full = { ...OFFICE, bookedPerDay: new Map([[TUESDAY, 2]]) }
    expect(walls(full, { ...RULES, dailyCap: 2 }, TUESDAY)).toEqual([])
    expect(walls(full, { ...RULES, dailyCap: 3 }, TUESDAY)).not.toEqual([])
    expect(walls(full, { ...RULES, dailyCap: 2 }, '2026-11-25')).not.toEqual([])
  })

  it('keep their grid when overlapping ranges meet', () => {
    const calendar = { ...OFFICE, plan: [hours(2, 9, 12), hours(2, 11.25, 13), hours(2, 13, 14)] }
    expect(walls(calendar, RULES, TUESDAY)).toEqual(
      '09:00 09:30 10:00 10:30 11:00 11:30 12:00 12:30 13:00'.split(' '),
    )
  })

  it('refuse rules that would never end', () => {
    expect(() => slotsOfDay(OFFICE, { ...RULES, stepMinutes: 0 }, TUESDAY, NOW)).toThrow(RangeError)
    expect(() => nextSlots(OFFICE, { ...RULES, durationMinutes: Number.NaN }, 4, NOW)).toThrow(RangeError)
  })
})

describe('dated exceptions', () => {
  const withExceptions = (...exceptions: Calendar['exceptions']) => ({ ...OFFICE, exceptions })

  it('close a day, and only that day', () => {
    const calendar = withExceptions({ date: TUESDAY, kind: 'CLOSED', startMinute: null, endMinute: null })
    expect(walls(calendar, RULES, TUESDAY)).toEqual([])
    expect(walls(calendar, RULES, '2026-11-25')).toEqual(walls(OFFICE, RULES, '2026-11-25'))
  })

  it('close a part without moving the starts around it', () => {
    const calendar = withExceptions({ date: TUESDAY, kind: 'CLOSED', startMinute: 600, endMinute: 610 })
    expect(walls(calendar, RULES, TUESDAY).slice(0, 4)).toEqual(['09:00', '10:30', '11:00', '14:00'])
  })

  it('open more, and set special hours on a closed day', () => {
    const sunday = { date: '2026-11-29', kind: 'OPEN' as const, startMinute: 600, endMinute: 720 }
    expect(walls(withExceptions(sunday), RULES, '2026-11-29')).toEqual(['10:00', '10:30', '11:00'])
    const special = withExceptions(
      { date: TUESDAY, kind: 'CLOSED' },
      { ...sunday, date: TUESDAY, startMinute: 660 },
    )
    expect(walls(special, RULES, TUESDAY)).toEqual(['11:00'])
    const closedAfterAll = withExceptions(sunday, { ...sunday, kind: 'CLOSED', startMinute: 660 })
    expect(walls(closedAfterAll, RULES, '2026-11-29')).toEqual(['10:00'])
  })
})

describe('clock changes', () => {
  const plan = EVERY_DAY.map(day => hours(day, 9, 18))
  const calendar: Calendar = { plan, exceptions: [], busy: [] }
  const first = (date: string, now: string) =>
    slotsOfDay(calendar, { ...RULES, horizonDays: 60 }, date, at(now))[0]

  it('keep nine o’clock at nine, with the offset of the day itself and not of the day one looks', () => {
    const seenInSummer = first('2026-09-25', '2026-09-10T08:00:00Z')
    expect(seenInSummer).toMatchObject({ wall: '09:00', start: at('2026-09-25T09:00:00Z') })
    expect(first('2026-09-18', '2026-09-10T08:00:00Z')).toMatchObject({
      wall: '09:00',
      start: at('2026-09-18T08:00:00Z'),
    })
    const ramadan = first('2026-02-20', '2026-02-10T08:00:00Z')
    expect(ramadan).toMatchObject({ wall: '09:00', start: at('2026-02-20T09:00:00Z') })
    expect(first('2026-03-23', '2026-03-10T08:00:00Z')).toMatchObject({
      wall: '09:00',
      start: at('2026-03-23T08:00:00Z'),
    })
  })

  it('do not offer the skipped hour, and the repeated one once', () => {
    const night: Calendar = { plan: EVERY_DAY.map(day => hours(day, 1, 5)), exceptions: [], busy: [] }
    const rules = { ...RULES, stepMinutes: 60, bufferAfterMinutes: 0, horizonDays: 60 }
    expect(walls(night, rules, '2026-03-22', at('2026-03-20T00:00:00Z'))).toEqual(['01:00', '03:00', '04:00'])
    expect(walls(night, rules, '2026-09-20', at('2026-09-18T00:00:00Z'))).toEqual([
      '01:00',
      '02:00',
      '03:00',
      '04:00',
    ])
    // The second one o'clock of that night.
    expect(refuseSlot(night, rules, at('2026-09-20T01:00:00Z'), at('2026-09-18T00:00:00Z'))).toBe(
      'booking.slot_off_grid',
    )
  })
})

describe('night work', () => {
  const rules = { ...RULES, durationMinutes: 120, stepMinutes: 60 }

  it('may cross midnight when both days are open there', () => {
    const always: Calendar = { plan: EVERY_DAY.map(day => hours(day, 0, 24)), exceptions: [], busy: [] }
    expect(walls(always, rules, TUESDAY)).toHaveLength(24)
    const evening: Calendar = { plan: EVERY_DAY.map(day => hours(day, 20, 24)), exceptions: [], busy: [] }
    expect(walls(evening, rules, TUESDAY)).toEqual(['20:00', '21:00', '22:00'])
  })
})

describe('a start that a form sends', () => {
  const refuse = (iso: string, calendar = OFFICE, rules = RULES) => refuseSlot(calendar, rules, at(iso), NOW)

  it.each([
    ['2026-11-24T10:00:00Z', null],
    ['2026-11-20T10:00:00Z', 'booking.slot_past'],
    ['1970-01-01T00:00:00Z', 'booking.slot_past'],
    ['2026-11-21T10:30:00Z', 'booking.notice_too_short'],
    ['2026-12-22T10:00:00Z', 'booking.beyond_horizon'],
    ['2026-11-29T10:00:00Z', 'booking.outside_hours'],
    ['2026-11-24T11:30:00Z', 'booking.outside_hours'],
    ['2026-11-24T03:00:00Z', 'booking.outside_hours'],
    ['2026-11-24T10:10:00Z', 'booking.slot_off_grid'],
    ['2026-11-24T10:00:01Z', 'booking.slot_off_grid'],
    ['2026-11-24T10:00:00.001Z', 'booking.slot_off_grid'],
    ['not a date', 'booking.slot_off_grid'],
  ])('%s: %s', (iso, code) => {
    expect(refuse(iso)).toBe(code)
  })

  it('is taken, or the day is full', () => {
    const taken = { ...OFFICE, busy: [busy('2026-11-24T10:59:00Z', '2026-11-24T12:00:00Z')] }
    expect(refuse('2026-11-24T10:00:00Z', taken)).toBe('booking.slot_taken')
    const full = { ...OFFICE, bookedPerDay: new Map([[TUESDAY, 1]]) }
    expect(refuse('2026-11-24T10:00:00Z', full, { ...RULES, dailyCap: 1 })).toBe('booking.day_full')
  })

  it('blocks its work and both buffers', () => {
    expect(blockedPeriod(fromWall(TUESDAY, 600), { ...RULES, bufferBeforeMinutes: 15 })).toEqual({
      start: at('2026-11-24T09:45:00Z'),
      end: at('2026-11-24T11:30:00Z'),
    })
  })
})
