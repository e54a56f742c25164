import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRICE_UNITS } from '@/lib/catalogue/domain'
import { priceLines } from './price'

fc.configureGlobal({ seed: 20260920 })

describe('the price of a booking', () => {
  it('multiplies an hourly price by the duration', () => {
    expect(priceLines({ unit: 'hour', priceCentimes: 15_000, durationMinutes: 90 })).toEqual({
      lines: [
        { kind: 'service', quantity: 1.5, quantityMinutes: 90, unitCentimes: 15_000, totalCentimes: 22_500 },
      ],
      totalCentimes: 22_500,
    })
    // 83.33 and 8.5 centimes: to the nearest, halves up.
    expect(priceLines({ unit: 'hour', priceCentimes: 100, durationMinutes: 50 }).totalCentimes).toBe(83)
    expect(priceLines({ unit: 'hour', priceCentimes: 17, durationMinutes: 30 }).totalCentimes).toBe(9)
  })

  it.each(PRICE_UNITS.filter(unit => unit !== 'hour' && unit !== 'quote'))(
    'takes a price per %s once',
    unit => {
      const price = priceLines({ unit, priceCentimes: 25_000, durationMinutes: 120 })
      expect(price.totalCentimes).toBe(25_000)
      expect(price.lines).toEqual([
        { kind: 'service', quantity: 1, quantityMinutes: null, unitCentimes: 25_000, totalCentimes: 25_000 },
      ])
    },
  )

  it('has no total on quote', () => {
    expect(priceLines({ unit: 'quote', priceCentimes: null, durationMinutes: 60 })).toEqual({
      lines: [],
      totalCentimes: null,
    })
  })

  it('is always whole centimes, and exactly the price for whole hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 720 }),
        (priceCentimes, minutes) => {
          const { totalCentimes, lines } = priceLines({
            unit: 'hour',
            priceCentimes,
            durationMinutes: minutes,
          })
          expect(Number.isSafeInteger(totalCentimes)).toBe(true)
          expect(Math.abs((totalCentimes ?? 0) * 60 - priceCentimes * minutes)).toBeLessThanOrEqual(30)
          if (minutes % 60 === 0) expect(totalCentimes).toBe((priceCentimes * minutes) / 60)
          expect(lines.reduce((sum, line) => sum + line.totalCentimes, 0)).toBe(totalCentimes)
        },
      ),
    )
  })

  it.each([0, -100, 10.5, Number.NaN])('refuses %s as a price', priceCentimes => {
    expect(() => priceLines({ unit: 'fixed', priceCentimes, durationMinutes: 60 })).toThrow(RangeError)
  })
})
