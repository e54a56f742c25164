import { describe, expect, it } from 'vitest'
import type { Calendar } from '@/lib/availability/domain/calendar'
import { frameOf, openMinutes, partOn } from './day-plan'

const calendar = (changes: Partial<Calendar> = {}): Calendar => ({
  plan: [
    { weekday: 3, startMinute: 540, endMinute: 720 },
    { weekday: 3, startMinute: 840, endMinute: 1080 },
    { weekday: 4, startMinute: 1200, endMinute: 1440 },
    { weekday: 5, startMinute: 0, endMinute: 120 },
  ],
  exceptions: [],
  busy: [],
  ...changes,
})

describe('open hours on the wall', () => {
  it('are the plan’s', () => {
    expect(openMinutes(calendar(), '2026-11-25')).toEqual([
      { start: 540, end: 720 },
      { start: 840, end: 1080 },
    ])
    expect(openMinutes(calendar(), '2026-11-24')).toEqual([])
  })

  it('lose a blocked part', () => {
    const blocked = calendar({
      exceptions: [{ date: '2026-11-25', kind: 'CLOSED', startMinute: 900, endMinute: 960 }],
    })
    expect(openMinutes(blocked, '2026-11-25')).toEqual([
      { start: 540, end: 720 },
      { start: 840, end: 900 },
      { start: 960, end: 1080 },
    ])
  })

  it('end at midnight, and the next day draws its own', () => {
    expect(openMinutes(calendar(), '2026-11-26')).toEqual([{ start: 1200, end: 1440 }])
    expect(openMinutes(calendar(), '2026-11-27')).toEqual([{ start: 0, end: 120 }])
  })

  it('are the same wall time before the law changed', () => {
    expect(openMinutes(calendar(), '2026-08-26')).toEqual(openMinutes(calendar(), '2026-11-25'))
  })
})

describe('a booking over midnight', () => {
  const night = { date: '2026-11-25', start: 1380, end: 1500 }
  it('stands on both days', () => {
    expect(partOn(night, '2026-11-25')).toEqual({ start: 1380, end: 1440 })
    expect(partOn(night, '2026-11-26')).toEqual({ start: 0, end: 60 })
    expect(partOn(night, '2026-11-27')).toBeNull()
    expect(partOn({ ...night, end: 1440 }, '2026-11-26')).toBeNull()
  })
})

describe('the frame', () => {
  it('is the usual day, wider where something lies outside', () => {
    expect(frameOf([])).toEqual({ start: 480, end: 1140 })
    expect(frameOf([{ start: 400, end: 1290 }])).toEqual({ start: 360, end: 1320 })
    expect(frameOf([{ start: 0, end: 1440 }])).toEqual({ start: 0, end: 1440 })
  })
})
