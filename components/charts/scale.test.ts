import { describe, expect, it } from 'vitest'
import { roundMax, scaleOf, WIDTH } from './scale'

describe('the scale of a chart', () => {
  it.each([
    [[], true, 1],
    [[0, 0], true, 1],
    [[0, 0], false, 100],
    [[3], true, 5],
    [[1], true, 1],
    [[23], true, 25],
    [[2, 7, 10], true, 10],
    [[123_450], false, 200_000],
  ])('ends at a round number: %j', (values, whole, max) => {
    expect(roundMax(values, whole)).toBe(max)
  })

  it('begins on the left in French and on the right in Arabic', () => {
    const [french, arabic] = [scaleOf(12, 0, 10, false), scaleOf(12, 0, 10, true)]
    expect(french.x(0)).toBeLessThan(french.x(11))
    expect(arabic.x(0)).toBeGreaterThan(arabic.x(11))
    expect(arabic.x(3)).toBeCloseTo(WIDTH - french.x(3))
    expect(arabic.axis.anchor).toBe('start')
  })

  it('stands on the baseline at the minimum and rises with the value', () => {
    const { y, baseline } = scaleOf(12, 1, 5, false)
    expect(y(1)).toBe(baseline)
    expect(y(5)).toBeLessThan(y(3))
  })
})
