import { toWall } from '@/lib/time/zone'
import { BOOKING_POLICY, type BookingPolicy, MINUTE_MS } from './policy'

/**
 * When an unanswered request lapses: after 24 hours or one hour before the start, whichever comes first; after
 * 30 minutes when the work is on the same Moroccan day. The provider always has these 30 minutes, also shortly
 * before or after midnight, but never longer than until the start.
 */
export function expiresAt(createdAt: Date, startsAt: Date, policy: BookingPolicy = BOOKING_POLICY): Date {
  const created = createdAt.getTime()
  const start = startsAt.getTime()
  const shortest = created + policy.answerSameDay * MINUTE_MS
  const sameDay = toWall(createdAt).date === toWall(startsAt).date
  const usual = Math.min(
    created + policy.answerWithin * MINUTE_MS,
    start - policy.answerBeforeStart * MINUTE_MS,
  )
  const wanted = sameDay ? shortest : Math.max(usual, shortest)
  return new Date(Math.max(Math.min(wanted, start), created))
}

/** True from the moment a request has lapsed, whether or not the timer has run. Without a time, the start ends it. */
export function hasExpired(booking: { expiresAt: Date | null; startsAt: Date }, now: Date): boolean {
  return now >= (booking.expiresAt ?? booking.startsAt)
}
