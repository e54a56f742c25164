import { describe, expect, it } from 'vitest'
import { exceptionSchema, planSchema, rowSchema, rulesSchema, timeOffSchema, zonesSchema } from './schemas'

const faults = (answer: {
  success: boolean
  error?: { issues: { path: PropertyKey[]; message: string }[] }
}) => Object.fromEntries((answer.error?.issues ?? []).map(issue => [String(issue.path[0]), issue.message]))

describe('the week as a form sends it', () => {
  const week = (fields: Record<string, string>) => planSchema.safeParse({ layer: 'USUAL', ...fields })

  it('has several ranges a day, in order, and leaves empty rows out', () => {
    const typed = { d1r0s: '14:00', d1r0e: '18:00', d1r1s: '09:00', d1r1e: '12:30', d2r0s: '', d2r0e: '' }
    expect(week(typed).data?.ranges).toEqual([
      { weekday: 1, startMinute: 540, endMinute: 750 },
      { weekday: 1, startMinute: 840, endMinute: 1080 },
    ])
  })

  it('ends a day at midnight', () => {
    expect(week({ d7r0s: '20:00', d7r0e: '00:00' }).data?.ranges).toEqual([
      { weekday: 7, startMinute: 1200, endMinute: 1440 },
    ])
  })

  it.each([
    [{ d1r0s: '9h' }, { d1r0s: 'hours.time' }],
    [{ d1r0s: '09:00' }, { d1r0e: 'hours.time_missing' }],
    [{ d1r0e: '09:00' }, { d1r0s: 'hours.time_missing' }],
    [{ d1r0s: '09:00', d1r0e: '25:00' }, { d1r0e: 'hours.time' }],
    [{ d1r0s: '12:00', d1r0e: '09:00' }, { d1r0e: 'hours.end_first' }],
    [{ d1r0s: '09:00', d1r0e: '12:00', d1r1s: '11:00', d1r1e: '13:00' }, { d1r1s: 'hours.overlap' }],
  ])('%j is refused beside its field', (typed, expected) => {
    expect(faults(week(typed))).toEqual(expected)
  })

  it('copies a day to the days ticked, and to those only', () => {
    const typed = { d1r0s: '09:00', d1r0e: '12:00', d3r0s: '10:00', d3r0e: '11:00', copyFrom: '1' }
    const copied = week({ ...typed, copy: '1', copy2: 'on', copy3: 'on' }).data?.ranges
    expect(copied?.map(range => [range.weekday, range.startMinute])).toEqual([
      [1, 540],
      [2, 540],
      [3, 540],
    ])
    expect(week({ ...typed, copy2: 'on' }).data?.ranges).toHaveLength(2)
  })

  it('takes a range out by its own button, also one that is half written', () => {
    const typed = { d1r0s: '09:00', d1r0e: '', d1r1s: '14:00', d1r1e: '18:00', remove: 'd1r0' }
    expect(week(typed).data?.ranges).toEqual([{ weekday: 1, startMinute: 840, endMinute: 1080 }])
  })

  it('knows two layers', () => {
    expect(planSchema.safeParse({ layer: 'SUMMER' }).success).toBe(false)
  })
})

describe('dated changes', () => {
  it('close a day or a part of it, and open only a part', () => {
    const day = { date: '2026-12-01', kind: 'CLOSED' }
    expect(exceptionSchema.safeParse(day).data).toEqual({ ...day, range: null })
    expect(exceptionSchema.safeParse({ ...day, start: '09:00', end: '10:00' }).data?.range).toEqual({
      startMinute: 540,
      endMinute: 600,
    })
    expect(faults(exceptionSchema.safeParse({ ...day, kind: 'OPEN' }))).toEqual({
      start: 'hours.time_missing',
    })
    expect(faults(exceptionSchema.safeParse({ ...day, date: '2026-02-30' }))).toEqual({ date: 'field.date' })
  })

  it('time off ends when it begins or later', () => {
    const away = { startsOn: '2026-12-03', endsOn: '2026-12-01' }
    expect(faults(timeOffSchema.safeParse(away))).toEqual({ endsOn: 'hours.end_first' })
    expect(timeOffSchema.safeParse({ ...away, endsOn: '2026-12-03' }).data?.note).toBe('')
  })
})

describe('rules and zones', () => {
  const rules = {
    minNoticeMinutes: '120',
    horizonDays: '30',
    slotStepMinutes: '30',
    bufferBeforeMinutes: '0',
    bufferAfterMinutes: '30',
    travelMinutes: '0',
  }

  it('an empty limit is none, an unticked box is off', () => {
    expect(rulesSchema.safeParse({ ...rules, closedOnEid: 'on', dailyCap: '' }).data).toMatchObject({
      dailyCap: null,
      closedOnEid: true,
      closedOnHolidays: false,
      fridayBreakStart: null,
      slotStepMinutes: 30,
    })
  })

  it.each([
    [{ horizonDays: '0' }, { horizonDays: 'hours.limits' }],
    [{ horizonDays: '181' }, { horizonDays: 'hours.limits' }],
    [{ travelMinutes: '1e2' }, { travelMinutes: 'field.number' }],
    [{ bufferAfterMinutes: '-5' }, { bufferAfterMinutes: 'field.number' }],
    [{ slotStepMinutes: '7' }, { slotStepMinutes: 'field.choice' }],
    [{ dailyCap: '0' }, { dailyCap: 'hours.limits' }],
    [{ fridayStart: '12:00' }, { fridayEnd: 'hours.time_missing' }],
  ])('%j is refused', (typed, expected) => {
    expect(faults(rulesSchema.safeParse({ ...rules, ...typed }))).toEqual(expected)
  })

  it('reads districts from their boxes and nothing else', () => {
    const typed = { radiusKm: '12', 'zone-4': 'on', 'zone-x': 'on', zone: '9', 'zone-12': 'on' }
    expect(zonesSchema.safeParse(typed).data).toEqual({ radiusKm: 12, districtIds: [4, 12] })
  })
})

it.each(['0', '-1', '1.5', 'x', '2147483648'])('a row with the number %s is none', id => {
  expect(rowSchema.safeParse({ id }).error?.issues[0]?.message).toBe('not_found')
})
