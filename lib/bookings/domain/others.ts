import type { BookingFacts } from './facts'
import { minutesAfter } from './policy'

/** After so long nobody looks for a replacement any more, minutes. */
const FRESH = 7 * 24 * 60

type Ended = Pick<BookingFacts, 'status' | 'reasonCode' | 'cancelledBy' | 'endedAt'>

/**
 * Whether the client was let down and should see others who could come: refused, unanswered, called off by the
 * provider or by us, or nobody came.
 */
export function leadsToOthers({ status, reasonCode, cancelledBy, endedAt }: Ended, now: Date): boolean {
  if (endedAt === null || now > minutesAfter(endedAt, FRESH)) return false
  if (status === 'REJECTED') return true
  if (status !== 'CANCELLED' || reasonCode === 'ABORTED') return false
  return reasonCode === 'NO_SHOW'
    ? cancelledBy === 'client'
    : cancelledBy !== 'client' && reasonCode !== 'UNPAID'
}
