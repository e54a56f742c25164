import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expiresAt, hasExpired } from './expiry'

fc.configureGlobal({ seed: 20260920 })

const MINUTE = 60_000
const at = (iso: string) => new Date(iso)

describe('when a request lapses', () => {
  it.each([
    ['24 hours later', '2026-11-21T09:00:00Z', '2026-11-25T10:00:00Z', '2026-11-22T09:00:00Z'],
    ['an hour before the start', '2026-11-21T18:00:00Z', '2026-11-22T10:00:00Z', '2026-11-22T09:00:00Z'],
    ['30 minutes on the same day', '2026-11-21T09:00:00Z', '2026-11-21T15:00:00Z', '2026-11-21T09:30:00Z'],
    [
      'at the start when that is sooner',
      '2026-11-21T09:50:00Z',
      '2026-11-21T10:00:00Z',
      '2026-11-21T10:00:00Z',
    ],
    [
      'after 30 minutes over midnight',
      '2026-11-21T23:40:00Z',
      '2026-11-22T00:30:00Z',
      '2026-11-22T00:10:00Z',
    ],
    // 23:30Z was already the 2nd in Morocco, at UTC+1.
    ['on the Moroccan same day', '2026-08-01T23:30:00Z', '2026-08-02T15:00:00Z', '2026-08-02T00:00:00Z'],
  ])('%s', (_, created, start, expected) => {
    expect(expiresAt(at(created), at(start))).toEqual(at(expected))
  })

  it('is never after the start, before the request, or more than 24 hours away', () => {
    const anyTime = fc
      .integer({ min: 0, max: 500_000 })
      .map(minute => new Date(Date.UTC(2026, 0, 1) + minute * MINUTE))
    fc.assert(
      fc.property(anyTime, fc.integer({ min: 0, max: 50_000 }), (created, minutes) => {
        const start = new Date(created.getTime() + minutes * MINUTE)
        const lapse = expiresAt(created, start).getTime()
        expect(lapse).toBeLessThanOrEqual(start.getTime())
        expect(lapse).toBeGreaterThanOrEqual(created.getTime() + Math.min(30, minutes) * MINUTE)
        expect(lapse).toBeLessThanOrEqual(created.getTime() + 24 * 60 * MINUTE)
      }),
      { numRuns: 1000 },
    )
    expect(expiresAt(at('2026-11-21T09:00:00Z'), at('2026-11-21T08:00:00Z'))).toEqual(
      at('2026-11-21T09:00:00Z'),
    )
  })

  it('counts from that very moment', () => {
    const booking = { expiresAt: at('2026-11-21T09:30:00Z'), startsAt: at('2026-11-21T15:00:00Z') }
    expect(hasExpired(booking, at('2026-11-21T09:29:59.999Z'))).toBe(false)
    expect(hasExpired(booking, at('2026-11-21T09:30:00Z'))).toBe(true)
    expect(hasExpired({ ...booking, expiresAt: null }, at('2026-11-21T15:00:00Z'))).toBe(true)
  })
})
