/** Numbers of one scale, `[start, end)`. */
export type Interval = { start: number; end: number }

const byStart = (a: Interval, b: Interval) => a.start - b.start

function isOrdered(intervals: readonly Interval[]): boolean {
  let end = Number.NEGATIVE_INFINITY
  for (const interval of intervals) {
    if (interval.start <= end || interval.start >= interval.end) return false
    end = interval.end
  }
  return true
}

/** The same time as sorted intervals that neither overlap nor touch; empty ones vanish. */
export function merge(intervals: readonly Interval[]): readonly Interval[] {
  // What the database returns is mostly ordered already: then nothing is copied.
  if (isOrdered(intervals)) return intervals
  const merged: Interval[] = []
  for (const { start, end } of intervals.filter(({ start, end }) => start < end).sort(byStart)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** What is left of merged intervals without the holes. */
export function subtract(intervals: readonly Interval[], holes: readonly Interval[]): readonly Interval[] {
  if (holes.length === 0) return intervals
  const sortedHoles = merge(holes)
  const left: Interval[] = []
  for (const { start, end } of intervals) {
    let from = start
    for (const hole of sortedHoles) {
      if (hole.end <= from || hole.start >= end) continue
      if (hole.start > from) left.push({ start: from, end: hole.start })
      from = hole.end
    }
    if (from < end) left.push({ start: from, end })
  }
  return left
}

/** Index of the first of merged intervals that ends after `value`. */
export function firstEndingAfter(intervals: readonly Interval[], value: number): number {
  let low = 0
  let high = intervals.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((intervals[middle]?.end ?? value) <= value) low = middle + 1
    else high = middle
  }
  return low
}
