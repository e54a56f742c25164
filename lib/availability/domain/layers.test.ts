import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/time/zone'
import type { Calendar, Layers, SlotRules } from './calendar'
import { refuseSlot } from './refusal'
import { slotsByDay, slotsOfDay } from './slots'

const RULES: SlotRules = {
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minNoticeMinutes: 0,
  horizonDays: 400,
  stepMinutes: 60,
  dailyCap: null,
}
const hours = (weekday: number, from: number, to: number) => ({
  weekday,
  startMinute: from * 60,
  endMinute: to * 60,
})
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const NO_LAYERS: Layers = {
  periods: [],
  closedOnHolidays: true,
  closedOnEid: true,
  ramadanPlan: [],
  fridayBreak: null,
  timeOff: [],
}
const NOW = new Date('2027-01-02T08:00:00Z')
const calendar = (over: Partial<Layers>, changes: Partial<Calendar> = {}): Calendar => ({
  plan: EVERY_DAY.map(day => hours(day, 9, 17)),
  exceptions: [],
  busy: [],
  layers: { ...NO_LAYERS, ...over },
  ...changes,
})
const walls = (of: Calendar, date: string, rules = RULES) =>
  slotsOfDay(of, rules, date, NOW).map(slot => slot.wall.slice(0, 2))

const RAMADAN = { kind: 'RAMADAN' as const, startsOn: '2027-02-08', endsOn: '2027-03-08' }
const NIGHTS = EVERY_DAY.map(day => hours(day, 21, 24))

describe('Ramadan', () => {
  const fasting = calendar({ periods: [RAMADAN], ramadanPlan: NIGHTS })

  it('has hours of its own, in place of the usual ones, from its first to its last day', () => {
    expect(walls(fasting, '2027-02-07')).toEqual(walls(calendar({}), '2027-02-07'))
    expect(walls(fasting, '2027-02-08')).toEqual(['21', '22', '23'])
    expect(walls(fasting, '2027-03-08')).toEqual(['21', '22', '23'])
    expect(walls(fasting, '2027-03-09')).toEqual(walls(calendar({}), '2027-03-09'))
  })

  it('changes nothing for who has made no plan for it', () => {
    expect(walls(calendar({ periods: [RAMADAN] }), '2027-02-10')).toEqual(walls(calendar({}), '2027-02-10'))
  })

  it('moved by a day changes that day and no other', () => {
    const moved = calendar({ periods: [{ ...RAMADAN, startsOn: '2027-02-09' }], ramadanPlan: NIGHTS })
    const month = { from: '2027-01-25', days: 60 }
    const before = slotsByDay(fasting, RULES, month, NOW)
    const after = slotsByDay(moved, RULES, month, NOW)
    const changed = before.filter((day, index) => JSON.stringify(day) !== JSON.stringify(after[index]))
    expect(changed.map(({ date }) => date)).toEqual(['2027-02-08'])
  })
})

describe('feasts', () => {
  const holiday = { kind: 'HOLIDAY' as const, startsOn: '2027-01-11', endsOn: '2027-01-11' }
  const eid = { kind: 'EID' as const, startsOn: '2027-03-09', endsOn: '2027-03-10' }

  it('close the day for who keeps them, each kind on its own', () => {
    const periods = [holiday, eid]
    expect(walls(calendar({ periods }), '2027-01-11')).toEqual([])
    expect(walls(calendar({ periods }), '2027-03-10')).toEqual([])
    expect(walls(calendar({ periods, closedOnHolidays: false }), '2027-01-11')).toHaveLength(8)
    expect(walls(calendar({ periods, closedOnHolidays: false }), '2027-03-09')).toEqual([])
    expect(walls(calendar({ periods, closedOnEid: false }), '2027-03-09')).toHaveLength(8)
    expect(walls(calendar({ periods }), '2027-01-12')).toHaveLength(8)
  })

  it('are opened again by special hours', () => {
    const special = { date: '2027-01-11', kind: 'OPEN' as const, startMinute: 600, endMinute: 720 }
    expect(walls(calendar({ periods: [holiday] }, { exceptions: [special] }), '2027-01-11')).toEqual([
      '10',
      '11',
    ])
  })
})

describe('the break on Friday', () => {
  const pause = calendar({ fridayBreak: { startMinute: 12 * 60, endMinute: 15 * 60 } })

  it('takes its hours from Fridays only and does not move the starts around it', () => {
    expect(walls(pause, '2027-01-08')).toEqual(['09', '10', '11', '15', '16'])
    expect(walls(pause, '2027-01-07')).toHaveLength(8)
    const uneven = calendar({ fridayBreak: { startMinute: 750, endMinute: 800 } })
    expect(walls(uneven, '2027-01-08')).toEqual(['09', '10', '11', '14', '15', '16'])
  })

  it('gives way to special hours', () => {
    const special = { date: '2027-01-08', kind: 'OPEN' as const, startMinute: 780, endMinute: 840 }
    expect(walls({ ...pause, exceptions: [special] }, '2027-01-08')).toContain('13')
  })
})

it('time off closes every day of it, special hours too', () => {
  const away = calendar(
    { timeOff: [{ startsOn: '2027-01-05', endsOn: '2027-01-07' }] },
    { exceptions: [{ date: '2027-01-06', kind: 'OPEN', startMinute: 600, endMinute: 720 }] },
  )
  const open = slotsByDay(away, RULES, { from: '2027-01-04', days: 5 }, NOW).filter(day => day.slots.length)
  expect(open.map(({ date }) => date)).toEqual(['2027-01-04', '2027-01-08'])
})

describe('the way between two jobs', () => {
  const job = (districtId: number | null) =>
    calendar(
      {},
      {
        busy: [
          {
            start: Date.parse('2027-01-05T12:00:00Z'),
            end: Date.parse('2027-01-05T13:00:00Z'),
            districtId,
          },
        ],
      },
    )
  const rules = (districtId: number | null) => ({ ...RULES, travelMinutes: 30, districtId })

  it('is kept free on both sides of a job in another district', () => {
    expect(walls(job(1), '2027-01-05', rules(2))).toEqual(['09', '10', '14', '15', '16'])
    expect(walls(job(1), '2027-01-05', rules(1))).toEqual(['09', '10', '11', '13', '14', '15', '16'])
  })

  it('is kept free where a district is not known', () => {
    expect(walls(job(null), '2027-01-05', rules(1))).not.toContain('13')
    expect(walls(job(null), '2027-01-05', rules(null))).not.toContain('13')
    expect(walls(job(1), '2027-01-05', rules(null))).not.toContain('11')
    const at = new Date('2027-01-05T13:00:00Z')
    expect(refuseSlot(job(1), rules(2), at, NOW)).toBe('booking.slot_taken')
    expect(refuseSlot(job(1), rules(1), at, NOW)).toBeNull()
  })
})

it('a night before a feast ends at midnight', () => {
  const always = calendar(
    { periods: [{ kind: 'HOLIDAY', startsOn: '2027-01-11', endsOn: '2027-01-11' }] },
    { plan: EVERY_DAY.map(day => hours(day, 0, 24)) },
  )
  const long = { ...RULES, durationMinutes: 180 }
  expect(walls(always, '2027-01-10', long).at(-1)).toBe('21')
  expect(walls(always, addDays('2027-01-10', -1), long).at(-1)).toBe('23')
})
