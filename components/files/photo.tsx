import type { ThumbWidth } from '@/lib/files/domain/kinds'

type PhotoProps = {
  id: string
  /** The width it is fetched in; the page may show it smaller. */
  thumb: ThumbWidth
  /** Of the place it takes, so that nothing moves when it comes. */
  width: number
  height: number
  /** Empty when the words stand beside it. */
  alt?: string
  className?: string
  /** Seen at once: not put off until one scrolls. */
  eager?: boolean
}

/** A stored picture in a small copy. The store makes the copies itself, so no image server stands in between. */
export function Photo({ id, thumb, width, height, alt = '', className, eager = false }: PhotoProps) {
  return (
    <img
      src={`/api/files/${id}?w=${thumb}`}
      alt={alt}
      width={width}
      height={height}
      className={className}
      loading={eager ? undefined : 'lazy'}
      decoding="async"
    />
  )
}
