type RatingProps = {
  /** Already in the page's writing: "4,9". */
  value: string
  /** What a screen reader says: "Note : 4,9 sur 5". */
  label: string
  className?: string
}

/** ★ 4,9 — the star comes from the style sheet. */
export function Rating({ value, label, className }: RatingProps) {
  return (
    <span className={className ? `rating ${className}` : 'rating'} role="img" aria-label={label}>
      {value}
    </span>
  )
}

/** Five stars as an image with words, for a single review. */
export function Stars({ count, label }: { count: number; label: string }) {
  const full = Math.max(0, Math.min(5, Math.round(count)))
  return (
    <span className="text-star" role="img" aria-label={label}>
      {'★'.repeat(full)}
      {'☆'.repeat(5 - full)}
    </span>
  )
}
