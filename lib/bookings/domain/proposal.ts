import { type BookingPolicy, MINUTE_MS, minutesAfter } from './policy'

/** Nobody should have to watch for a new time while already on the way. */
const BEFORE_EITHER_START = 60

/**
 * Until when a proposal of another time can be decided: 12 hours, but never later than an hour before the earlier of
 * both starts. Null when that moment has passed: then one has to call.
 */
export function proposalExpiry(
  at: Date,
  current: Date,
  proposed: Date,
  policy: Pick<BookingPolicy, 'proposal'>,
): Date | null {
  const latest = Math.min(current.getTime(), proposed.getTime()) - BEFORE_EITHER_START * MINUTE_MS
  const expiry = new Date(Math.min(minutesAfter(at, policy.proposal).getTime(), latest))
  return expiry > at ? expiry : null
}
