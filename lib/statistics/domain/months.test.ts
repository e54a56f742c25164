import { describe, expect, it } from 'vitest'
import { addMonths, lastDay, monthEdges, monthsUntil, weeksUntil } from './months'

describe('months', () => {
  it('cross the year', () => {
    expect(addMonths('2026-11', 2)).toBe('2027-01')
    expect(addMonths('2027-01', -1)).toBe('2026-12')
    expect(addMonths('2026-12', -12)).toBe('2025-12')
    expect(monthsUntil('2026-02-28', 3)).toEqual(['2025-12', '2026-01', '2026-02'])
  })

  it('end where they end', () => {
    expect(lastDay('2028-02')).toBe('2028-02-29')
    expect(lastDay('2026-12')).toBe('2026-12-31')
  })

  it('begin at Moroccan midnight, an hour before UTC’s until September 2026', () => {
    expect(monthEdges(['2026-08', '2026-09', '2026-10']).map(edge => edge.toISOString())).toEqual([
      '2026-07-31T23:00:00.000Z',
      '2026-08-31T23:00:00.000Z',
      '2026-10-01T00:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
    ])
  })
})

describe('weeks', () => {
  it('begin on Monday, also seen from a Sunday', () => {
    expect(weeksUntil('2026-11-29', 2)).toEqual(['2026-11-16', '2026-11-23'])
    expect(weeksUntil('2026-11-30', 2)).toEqual(['2026-11-23', '2026-11-30'])
  })
})
