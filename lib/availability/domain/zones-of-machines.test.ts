import { afterEach, describe, expect, it, vi } from 'vitest'
import { addDays, dayRange, fromWall, toWall } from '@/lib/time/zone'
import type { Calendar, SlotRules } from './calendar'
import { refuseSlot } from './refusal'
import { slotsByDay } from './slots'

const RULES: SlotRules = {
  durationMinutes: 90,
  bufferBeforeMinutes: 15,
  bufferAfterMinutes: 30,
  minNoticeMinutes: 120,
  horizonDays: 400,
  stepMinutes: 30,
  dailyCap: null,
  travelMinutes: 20,
}
const week = (startMinute: number, endMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, startMinute, endMinute }))
const CALENDAR: Calendar = {
  plan: week(0, 1440),
  exceptions: [{ date: '2026-03-22', kind: 'OPEN', startMinute: 60, endMinute: 300 }],
  busy: [
    {
      start: dayRange('2026-09-19').start.getTime() + 3_600_000,
      end: dayRange('2026-09-19').start.getTime() + 7_200_000,
    },
  ],
  layers: {
    periods: [
      { kind: 'RAMADAN', startsOn: '2026-02-18', endsOn: '2026-03-19' },
      { kind: 'EID', startsOn: '2026-03-20', endsOn: '2026-03-21' },
    ],
    closedOnHolidays: true,
    closedOnEid: true,
    ramadanPlan: week(600, 1380),
    fridayBreak: { startMinute: 720, endMinute: 900 },
    timeOff: [{ startsOn: '2026-05-01', endsOn: '2026-05-03' }],
  },
}
const NOW = new Date('2026-02-10T09:00:00Z')

/** A year with both changes of the clock, Ramadan, and its feast. */
const answers = () => {
  const days = slotsByDay(CALENDAR, RULES, { from: '2026-02-10', days: 260 }, NOW)
  const starts = days.flatMap(day =>
    day.slots.map(slot => `${slot.date} ${slot.wall} ${slot.start.getTime()}`),
  )
  const doors = Array.from({ length: 60 }, (_, day) => {
    const start = fromWall(addDays('2026-03-01', day), 13 * 60 + (day % 4) * 15)
    return [refuseSlot(CALENDAR, RULES, start, NOW), toWall(start).time]
  })
  return JSON.stringify({ starts, doors })
}

describe('the same slots everywhere', () => {
  const original = process.env.TZ
  afterEach(() => {
    vi.unstubAllGlobals()
    if (original === undefined) delete process.env.TZ
    else process.env.TZ = original
  })

  it.each(['UTC', 'America/New_York', 'Pacific/Auckland', 'Africa/Casablanca', 'Asia/Kathmandu'])(
    'on a machine set to %s',
    zone => {
      process.env.TZ = 'UTC'
      const expected = answers()
      expect(expected.length).toBeGreaterThan(10_000)
      process.env.TZ = zone
      expect(answers()).toBe(expected)
    },
  )

  it('on a machine whose zone data are old, new or none: nobody asks for them', () => {
    const expected = answers()
    const asked = () => {
      throw new Error('the machine’s zone data were asked')
    }
    vi.stubGlobal('Intl', new Proxy({}, { get: asked }))
    for (const name of ['getHours', 'getDate', 'getDay', 'getTimezoneOffset', 'toLocaleString'] as const) {
      vi.spyOn(Date.prototype, name).mockImplementation(asked)
    }
    try {
      expect(answers()).toBe(expected)
    } finally {
      vi.restoreAllMocks()
    }
  })
})
