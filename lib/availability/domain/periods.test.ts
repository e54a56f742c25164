import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '@/lib/time/zone'
import type { DaySpan } from './calendar'
import { changedDays, periodSlug } from './periods'

fc.configureGlobal({ seed: 20260920 })

const span = (startsOn: string, endsOn: string): DaySpan => ({ startsOn, endsOn })

describe('the days that a moved period touches', () => {
  it('are its two ends when it moves by a day', () => {
    expect(changedDays(span('2027-02-08', '2027-03-08'), span('2027-02-09', '2027-03-09'))).toEqual([
      span('2027-02-08', '2027-02-08'),
      span('2027-03-09', '2027-03-09'),
    ])
    expect(changedDays(span('2027-02-08', '2027-03-08'), span('2027-02-09', '2027-03-08'))).toEqual([
      span('2027-02-08', '2027-02-08'),
    ])
  })

  it('are all of them when it comes or goes, and none when it stays', () => {
    const eid = span('2027-03-09', '2027-03-10')
    expect(changedDays(null, eid)).toEqual([eid])
    expect(changedDays(eid, null)).toEqual([eid])
    expect(changedDays(eid, eid)).toEqual([])
  })

  it('are exactly those covered before or after, not both', () => {
    const spans = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 12 }))
      .map(([from, length]) => span(addDays('2027-02-01', from), addDays('2027-02-01', from + length)))
    fc.assert(
      fc.property(spans, spans, (old, next) => {
        const covers = ({ startsOn, endsOn }: DaySpan, date: string) => startsOn <= date && date <= endsOn
        const changed = changedDays(old, next)
        for (let day = -1; day < 40; day++) {
          const date = addDays('2027-02-01', day)
          expect(changed.some(part => covers(part, date))).toBe(covers(old, date) !== covers(next, date))
        }
        for (const part of changed) expect(daysBetween(part.startsOn, part.endsOn)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

it('names an entry after itself and its year', () => {
  expect(periodSlug('Aïd al-Fitr', '2030-02-04')).toBe('aid-al-fitr-2030')
  expect(periodSlug('Fête de l’Unité ', '2030-10-31')).toBe('fete-de-l-unite-2030')
  expect(periodSlug('عيد', '2030-10-31')).toBe('')
})
