import type { BookingFacts } from './facts'
import type { BookingMail } from './mails'
import { type BookingPolicy, minutesAfter } from './policy'
import type { TransitionName } from './transition-names'

/** Every clock that runs for a booking. It reads the state again when it rings. */
export const TIMER_NAMES = [
  'release',
  'expire',
  'unpaid',
  'lapse',
  'not_started',
  'close',
  'remind_day',
  'remind_hours',
] as const
export type TimerName = (typeof TIMER_NAMES)[number]

type Step = {
  /** What the system tries when it rings. */
  does: TransitionName
  /** When it rings; null when there is nothing to wait for. */
  at: (booking: BookingFacts, policy: BookingPolicy) => Date | null
}
type Reminder = {
  /** What is sent when it rings, if the appointment is still firm. Never started when its time has passed. */
  reminds: readonly BookingMail[]
  at: (booking: Pick<BookingFacts, 'startsAt'>, policy: BookingPolicy) => Date | null
}

const step = (does: TransitionName, at: Step['at']): Step => ({ does, at })
const reminder = (reminds: Reminder['reminds'], at: Reminder['at']): Reminder => ({ reminds, at })

export const TIMERS: Readonly<Record<TimerName, Step | Reminder>> = {
  release: step('release', booking => booking.expiresAt),
  expire: step('expire', booking => booking.expiresAt),
  unpaid: step('unpaid', (booking, policy) =>
    booking.paymentMethod === 'CARD' && booking.paymentStatus === 'DUE' && booking.requestedAt
      ? minutesAfter(booking.requestedAt, policy.hold)
      : null,
  ),
  lapse: step('lapse', booking => booking.proposal?.expiresAt ?? null),
  not_started: step('not_started', (booking, policy) => minutesAfter(booking.endsAt, policy.closeAfter)),
  close: step('complete', (booking, policy) => minutesAfter(booking.endsAt, policy.closeAfter)),
  remind_day: reminder(['reminder_day_client', 'reminder_day_provider'], (booking, policy) =>
    minutesAfter(booking.startsAt, -policy.remindFirst),
  ),
  remind_hours: reminder(['reminder_hours_client', 'reminder_hours_provider'], (booking, policy) =>
    minutesAfter(booking.startsAt, -policy.remindLast),
  ),
}
