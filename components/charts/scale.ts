/** The drawing's own units; the picture grows with its place. */
export const WIDTH = 360
export const HEIGHT = 170
const INNER = { top: 12, bottom: 24, start: 44, end: 8 }

const STEPS = [1, 2, 2.5, 5, 10]

/** A round number at or above the largest value, so that the scale's words are short. Never 0. */
export function roundMax(values: readonly number[], whole: boolean): number {
  const largest = Math.max(0, ...values)
  if (largest === 0) return whole ? 1 : 100
  const magnitude = 10 ** Math.floor(Math.log10(largest))
  const step =
    STEPS.find(each => each * magnitude >= largest && !(whole && (each * magnitude) % 1 !== 0)) ?? 10
  return step * magnitude
}

export type Scale = {
  /** Middle of the place of the nth of `count` points. */
  x: (index: number) => number
  y: (value: number) => number
  /** Room of one point. */
  band: number
  baseline: number
  /** Where the scale's words stand, and which of their ends is there. */
  axis: { x: number; anchor: 'start' | 'end' }
  from: number
  to: number
}

/** Places of `count` points in reading direction: from the right in Arabic. */
export function scaleOf(count: number, min: number, max: number, rtl: boolean): Scale {
  const width = WIDTH - INNER.start - INNER.end
  const band = width / Math.max(1, count)
  const mirrored = (x: number) => (rtl ? WIDTH - x : x)
  const height = HEIGHT - INNER.top - INNER.bottom
  return {
    x: index => mirrored(INNER.start + band * (index + 0.5)),
    y: value => INNER.top + height * (1 - (value - min) / (max - min)),
    band,
    baseline: INNER.top + height,
    axis: { x: mirrored(INNER.start - 6), anchor: rtl ? 'start' : 'end' },
    from: mirrored(INNER.start),
    to: mirrored(WIDTH - INNER.end),
  }
}
