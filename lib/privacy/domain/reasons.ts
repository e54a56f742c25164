/** What an account still has to finish before it can be erased, each with the page where that is done. */
export const ERASURE_OBSTACLES = [
  'booking_client',
  'booking_provider',
  'dispute_client',
  'dispute_provider',
  'quote_request',
  'quote',
  'last_admin',
] as const
export type ErasureObstacle = (typeof ERASURE_OBSTACLES)[number]

/** One thing that stands in the way; `id` is that of its page. */
export type Obstacle = { kind: ErasureObstacle; id: string; reference: string | null }

/** The page where it is brought to an end. */
export function obstaclePath({ kind, id }: Pick<Obstacle, 'kind' | 'id'>): string | null {
  switch (kind) {
    case 'booking_client':
    case 'dispute_client':
      return `/account/bookings/${id}`
    case 'booking_provider':
    case 'dispute_provider':
      return `/pro/bookings/${id}`
    case 'quote_request':
      return `/account/quotes/${id}`
    case 'quote':
      return `/pro/quotes/${id}`
    case 'last_admin':
      return null
  }
}
