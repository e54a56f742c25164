/**
 * Splits `total` whole things by weight (largest remainder), nobody above their cap. The parts add up to
 * `total`, or to the sum of the caps when that is less.
 */
export function share(total: number, weights: readonly number[], caps: readonly number[]): number[] {
  const parts = weights.map(() => 0)
  let open = weights.map((_, i) => i).filter(i => (weights[i] ?? 0) > 0 && (caps[i] ?? 0) > 0)
  let left = Math.min(
    total,
    open.reduce((sum, i) => sum + (caps[i] ?? 0), 0),
  )
  while (left > 0 && open.length > 0) {
    const weight = open.reduce((sum, i) => sum + (weights[i] ?? 0), 0)
    const round = left
    for (const i of open) {
      const room = (caps[i] ?? 0) - (parts[i] ?? 0)
      const given = Math.min(room, left, Math.floor((round * (weights[i] ?? 0)) / weight))
      parts[i] = (parts[i] ?? 0) + given
      left -= given
    }
    open = open.filter(i => (parts[i] ?? 0) < (caps[i] ?? 0))
    if (left > 0 && left < open.length) {
      // Fewer than one each: the heaviest first.
      const heaviest = [...open].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
      for (const i of heaviest.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
      left = 0
    }
  }
  return parts
}
