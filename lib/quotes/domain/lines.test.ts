import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atTotal, bookingLines, hundredths, priced, QUOTE_LINE_KINDS, sumOf } from './lines'

describe('a number as people type it', () => {
  it.each([
    ['150', 15_000],
    ['150,5', 15_050],
    ['1 250.75', 125_075],
    ['1\u202f250', 125_000],
    ['٢٥٠', 25_000],
    ['2٫5', 250],
    ['0', 0],
  ])('%s → %d', (text, expected) => expect(hundredths(text)).toBe(expected))

  it.each(['', '-5', '1e3', '12,345', '12345678', 'abc', '1,2,3', '0x10', '∞'])('%s is none', text =>
    expect(hundredths(text)).toBeNull(),
  )
})

const typed = fc.record({
  kind: fc.constantFrom(...QUOTE_LINE_KINDS),
  label: fc.string(),
  quantityHundredths: fc.integer({ min: 1, max: 100_000 }),
  unitCentimes: fc.integer({ min: 1, max: 10_000_000 }),
})

describe('the sum', () => {
  it('multiplies to the nearest centime', () => {
    const line = { kind: 'labour', label: '', quantityHundredths: 250, unitCentimes: 15_001 } as const
    expect(priced(line)).toMatchObject({ quantity: 2.5, totalCentimes: 37_503 })
  })

  it('is whole centimes, and stays the agreed total whatever that is', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1 }), (rows, total) => {
        const lines = rows.map(priced)
        expect(Number.isSafeInteger(sumOf(lines))).toBe(true)
        const agreed = atTotal(lines, total)
        expect(sumOf(agreed)).toBe(total)
        expect(agreed.filter(line => line.kind === 'discount').length).toBeLessThanOrEqual(1)
        expect(sumOf(atTotal(agreed, sumOf(lines)))).toBe(sumOf(lines))
        expect(bookingLines(agreed).reduce((sum, line) => sum + line.totalCentimes, 0)).toBe(total)
      }),
    )
  })
})
