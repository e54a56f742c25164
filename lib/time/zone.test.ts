import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { ZONE_RULES } from './rules'
import {
  addDays,
  assertZoneRules,
  dayRange,
  daySegments,
  daysBetween,
  fromWall,
  isLocalDate,
  offsetMinutes,
  parseWall,
  toWall,
  weekday,
} from './zone'

fc.configureGlobal({ seed: 20260920 })

const HOUR = 3_600_000
const instants = fc
  .integer({ min: Date.UTC(2015, 0, 2) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
  .map(minute => new Date(minute * 60_000))
const dates = fc.integer({ min: 0, max: 7300 }).map(days => addDays('2015-01-02', days))

const wallOf = (iso: string) => {
  const { date, time } = toWall(new Date(iso))
  return `${date} ${time}`
}

describe('Moroccan time', () => {
  it.each([
    ['2018-10-28T12:00:00Z', '2018-10-28 13:00'],
    ['2020-04-19T01:59:00Z', '2020-04-19 02:59'],
    ['2020-04-19T02:00:00Z', '2020-04-19 02:00'],
    ['2023-04-23T01:59:00Z', '2023-04-23 01:59'],
    ['2023-04-23T02:00:00Z', '2023-04-23 03:00'],
    ['2026-02-15T02:00:00Z', '2026-02-15 02:00'],
    ['2026-03-21T12:00:00Z', '2026-03-21 12:00'],
    ['2026-03-22T02:00:00Z', '2026-03-22 03:00'],
    ['2026-08-01T12:00:00Z', '2026-08-01 13:00'],
    ['2026-09-20T00:59:59Z', '2026-09-20 01:59'],
    ['2026-09-20T01:00:00Z', '2026-09-20 01:00'],
    ['2026-11-21T12:00:00Z', '2026-11-21 12:00'],
    // Older zone data still expect UTC+1 outside Ramadan in 2027.
    ['2027-06-01T12:00:00Z', '2027-06-01 12:00'],
    ['2030-12-31T23:59:00Z', '2030-12-31 23:59'],
  ])('%s is %s in Casablanca', (iso, wall) => {
    expect(wallOf(iso)).toBe(wall)
  })

  it('accepts its own rules at start', () => {
    expect(assertZoneRules).not.toThrow()
  })

  it('lists the rules in order and never twice the same offset', () => {
    for (let index = 1; index < ZONE_RULES.length; index++) {
      expect(Date.parse(ZONE_RULES[index]!.at)).toBeGreaterThan(Date.parse(ZONE_RULES[index - 1]!.at))
      expect(ZONE_RULES[index]!.offset).not.toBe(ZONE_RULES[index - 1]!.offset)
    }
  })

  it('shifts a skipped time forward and takes the first of a repeated one', () => {
    expect(fromWall('2026-03-22', 150).toISOString()).toBe('2026-03-22T02:30:00.000Z')
    expect(wallOf('2026-03-22T02:30:00Z')).toBe('2026-03-22 03:30')
    expect(fromWall('2026-09-20', 90).toISOString()).toBe('2026-09-20T00:30:00.000Z')
    expect(fromWall('2026-09-20', 120).toISOString()).toBe('2026-09-20T02:00:00.000Z')
  })

  it('comes back to the same wall time, except for the skipped hour', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1439 }), (date, minutes) => {
        const wall = toWall(fromWall(date, minutes))
        const skipped = wall.minutes !== minutes || wall.date !== date
        if (!skipped) return true
        return (
          wall.date === date &&
          wall.minutes - minutes === 60 &&
          dayRange(date).end.getTime() - dayRange(date).start.getTime() === 23 * HOUR
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('comes back to the same instant, or to the first of the two in a repeated hour', () => {
    fc.assert(
      fc.property(instants, instant => {
        const { date, minutes } = toWall(instant)
        const back = instant.getTime() - fromWall(date, minutes).getTime()
        expect([0, HOUR]).toContain(back)
        if (back === HOUR)
          expect(dayRange(date).end.getTime() - dayRange(date).start.getTime()).toBe(25 * HOUR)
      }),
      { numRuns: 2000 },
    )
  })

  it('lays days end to end, and their segments too', () => {
    fc.assert(
      fc.property(dates, date => {
        const { start, end } = dayRange(date)
        expect(end).toEqual(dayRange(addDays(date, 1)).start)
        expect(toWall(start)).toEqual({ date, time: '00:00', minutes: 0 })
        const segments = daySegments(date)
        expect(segments[0]?.start).toBe(start.getTime())
        expect(segments.at(-1)?.end).toBe(end.getTime())
        for (const [index, segment] of segments.entries()) {
          expect(offsetMinutes(new Date(segment.start)) * 60_000).toBe(segment.offsetMs)
          expect(offsetMinutes(new Date(segment.end - 1)) * 60_000).toBe(segment.offsetMs)
          if (index > 0) expect(segment.start).toBe(segments[index - 1]?.end)
        }
      }),
    )
    expect(daySegments('2026-09-20')).toHaveLength(2)
    expect(daySegments('2026-03-22')).toHaveLength(2)
    expect(daySegments('2026-11-21')).toHaveLength(1)
  })

  it('refuses an invalid Date instead of showing NaN', () => {
    expect(() => toWall(new Date(Number.NaN))).toThrow(RangeError)
    expect(() => addDays('tomorrow', 1)).toThrow(RangeError)
  })
})

describe('calendar days', () => {
  it('starts the week on Monday', () => {
    expect(weekday('2026-11-23')).toBe(1)
    expect(weekday('2026-11-27')).toBe(5)
    expect(weekday('2026-11-29')).toBe(7)
    expect(weekday('1969-12-31')).toBe(3)
  })

  it('adds days over months, leap years and clock changes', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-09-19', 2)).toBe('2026-09-21')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    fc.assert(
      fc.property(dates, fc.integer({ min: -400, max: 400 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it.each(['2026-11-24', '2028-02-29', '2000-01-01'])('takes %s for a date', text => {
    expect(isLocalDate(text)).toBe(true)
  })

  it.each([
    '',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '24/11/2026',
    '2026-11-24T10:00',
    '9999-12-31',
    '٢٠٢٦-١١-٢٤',
    '2026-11-24\n',
  ])('does not take %j for a date', text => {
    expect(isLocalDate(text)).toBe(false)
  })

  it('reads a wall time without a zone, and nothing else', () => {
    expect(parseWall('2026-11-24T10:30')).toEqual({ date: '2026-11-24', minutes: 630 })
    expect(parseWall('2026-11-24 00:00:00')).toEqual({ date: '2026-11-24', minutes: 0 })
    for (const text of [
      '2026-11-24T24:00',
      '2026-11-31T10:00',
      '2026-11-24T10:00Z',
      '10:00',
      '2026-11-24T10:60',
      'x',
    ]) {
      expect(parseWall(text)).toBeNull()
    }
  })
})

describe('on machines set to other zones', () => {
  const original = process.env.TZ
  afterEach(() => {
    if (original === undefined) delete process.env.TZ
    else process.env.TZ = original
  })

  const answers = () => {
    const out: unknown[] = []
    for (let ms = Date.UTC(2026, 1, 14); ms < Date.UTC(2026, 11, 1); ms += 45 * 60_000) {
      const wall = toWall(new Date(ms))
      out.push(wall, fromWall(wall.date, wall.minutes).getTime(), weekday(wall.date), addDays(wall.date, 40))
    }
    return out
  }

  it.each([
    ['America/New_York', 300],
    ['UTC', 0],
    ['Africa/Casablanca', null],
    ['Pacific/Auckland', -780],
  ])('TZ=%s gives the same answers', (zone, offset) => {
    process.env.TZ = 'UTC'
    const expected = answers()
    process.env.TZ = zone
    // Proves that the setting took effect. Casablanca's own offset depends on the runtime's data.
    if (offset !== null) expect(new Date('2026-12-01T12:00:00Z').getTimezoneOffset()).toBe(offset)
    expect(answers()).toEqual(expected)
  })
})
