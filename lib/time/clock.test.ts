import { afterEach, describe, expect, it } from 'vitest'
import { now, resetClock, setClock, today } from './clock'

describe('the clock', () => {
  afterEach(resetClock)

  it('can be frozen, and today is the Moroccan day', () => {
    setClock(() => new Date('2026-08-01T23:30:00Z'))
    expect(now().toISOString()).toBe('2026-08-01T23:30:00.000Z')
    // UTC+1 until September: half past midnight on the 2nd.
    expect(today()).toBe('2026-08-02')
    expect(today(new Date('2026-11-01T23:30:00Z'))).toBe('2026-11-01')
  })

  it('runs again after a reset', () => {
    setClock(() => new Date(0))
    resetClock()
    expect(now().getTime()).toBeGreaterThan(Date.UTC(2024, 0, 1))
  })
})
