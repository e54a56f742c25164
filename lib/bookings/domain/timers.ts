import type { BookingFacts } from './facts'
import { type BookingPolicy, minutesAfter } from './policy'
import type { TransitionName } from './transition-names'

/** Every clock that runs for a booking. It reads the state again when it rings. */
export const TIMER_NAMES = ['release', 'expire', 'unpaid', 'lapse', 'not_started', 'close'] as const
export type TimerName = (typeof TIMER_NAMES)[number]

type Timer = {
  /** What the system tries when it rings. */
  does: TransitionName
  /** When it rings; null when there is nothing to wait for. */
  at: (booking: BookingFacts, policy: BookingPolicy) => Date | null
}

export const TIMERS: Readonly<Record<TimerName, Timer>> = {
  release: { does: 'release', at: booking => booking.expiresAt },
  expire: { does: 'expire', at: booking => booking.expiresAt },
  unpaid: {
    does: 'unpaid',
    at: (booking, policy) =>
      booking.paymentMethod === 'CARD' && booking.paymentStatus === 'DUE' && booking.requestedAt
        ? minutesAfter(booking.requestedAt, policy.hold)
        : null,
  },
  lapse: { does: 'lapse', at: booking => booking.proposal?.expiresAt ?? null },
  not_started: {
    does: 'not_started',
    at: (booking, policy) => minutesAfter(booking.endsAt, policy.closeAfter),
  },
  close: { does: 'complete', at: (booking, policy) => minutesAfter(booking.endsAt, policy.closeAfter) },
}
