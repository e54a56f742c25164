import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/time/zone'
import { agendaRequest, datesOf, turned, windowOf } from './window'

describe('the days of a page', () => {
  it('a week begins on Monday, also seen from its Sunday', () => {
    expect(windowOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', days: 7 })
    expect(windowOf('week', '2026-11-23').from).toBe('2026-11-23')
  })

  it.each([
    ['2026-11-15', '2026-10-26', '2026-12-06'],
    ['2026-02-01', '2026-01-26', '2026-03-01'],
    // A February of four whole weeks.
    ['2027-02-10', '2027-02-01', '2027-02-28'],
    ['2026-12-31', '2026-11-30', '2027-01-03'],
  ])('the month of %s is shown in whole weeks', (date, first, last) => {
    const dates = datesOf(windowOf('month', date))
    expect([dates[0], dates.at(-1)]).toEqual([first, last])
    expect(dates.length % 7).toBe(0)
  })

  it('crosses the day on which the clocks were turned without losing one', () => {
    const dates = datesOf(windowOf('week', '2026-09-20'))
    expect(dates).toEqual(Array.from({ length: 7 }, (_, index) => addDays('2026-09-14', index)))
  })
})

describe('the page before and after', () => {
  it.each([
    ['day', '2026-12-31', 1, '2027-01-01'],
    ['week', '2026-12-31', -1, '2026-12-24'],
    // From the 31st there is a next month all the same.
    ['month', '2026-01-31', 1, '2026-02-01'],
    ['month', '2026-01-31', -1, '2025-12-01'],
  ] as const)('%s %s %i', (view, date, pages, expected) => {
    expect(turned(view, date, pages)).toBe(expected)
  })
})

describe('an address', () => {
  it('that cannot be meant shows this week', () => {
    expect(agendaRequest('year', '2026-02-30', '2026-11-25')).toEqual({ view: 'week', date: '2026-11-25' })
    expect(agendaRequest('day', '2026-12-01', '2026-11-25')).toEqual({ view: 'day', date: '2026-12-01' })
  })
})
