import type { GuardName } from '@/lib/bookings/domain/guards'
import { BOOKING_POLICY as POLICY } from '@/lib/bookings/domain/policy'
import type { Effect } from '@/lib/bookings/domain/steps/step'
import type { TimerName } from '@/lib/bookings/domain/timers'

/** "30 min", "12 h", "14 days": a number of the policy as people say it. */
export function span(minutes: number): string {
  if (minutes % (24 * 60) === 0 && minutes > 3 * 24 * 60) return `${minutes / 60 / 24} days`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

/** Every guard in words. One without words does not compile. */
export const GUARD_WORDS: Readonly<Record<GuardName, string>> = {
  inBusiness: 'the business is not suspended',
  beforeStart: 'before the start',
  notExpired: 'the request has not lapsed',
  expired: 'its time has run out',
  paymentReady: 'cash, or the card is authorised',
  unpaid: `by card and still not authorised ${span(POLICY.hold)} after asking`,
  agreedBefore: 'the provider said yes before: to every booking, or to this job by a quote',
  noShowTime: `${span(POLICY.noShowAfter)} after the start at the earliest`,
  noProposal: 'no other time is proposed',
  proposalOfOther: 'a valid proposal that the other side (or the calendar) made',
  ownProposal: 'one’s own proposal is open',
  proposalLapsed: 'the proposal’s time has run out',
  startWindow: `from ${span(POLICY.startEarly)} before the start to ${span(POLICY.startLate)} after the end`,
  clientCode: 'the client’s four digits',
  closingTime: `${span(POLICY.closeAfter)} after the end at the earliest`,
  noExtra: 'no more work waits for the client',
  extraOpen: 'more work waits for the client',
  withinCap: 'what is owed is at most what the client agreed to',
  wasFirm: 'it was a firm appointment',
  disputeTime: `within ${span(POLICY.disputeWithin)} of its end (${span(POLICY.contestWithin)} after an absence)`,
  noDispute: 'never disputed',
  disputeOpen: 'a dispute is open',
  clockMoved: 'the law has moved the clock',
}

export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  fee: `late cancelling costs ${POLICY.feePercent} % of the price, never more than was paid`,
  refund: 'what was paid goes back',
  reliability: 'costs the provider’s reliability',
  alternatives: 'three other providers are shown',
  new_code: 'the client’s code is drawn anew',
  paid: 'the cash counts as paid',
  reviews: 'both may review',
}

/** When each timer rings. */
export const TIMER_WORDS: Readonly<Record<TimerName, string>> = {
  release: `${span(POLICY.hold)} after the hold`,
  expire: `${span(POLICY.answerWithin)} after asking or ${span(POLICY.answerBeforeStart)} before the start, whichever comes first; ${span(POLICY.answerSameDay)} for the same day`,
  unpaid: `${span(POLICY.hold)} after asking, by card`,
  lapse: `${span(POLICY.proposal)} after the proposal`,
  not_started: `${span(POLICY.closeAfter)} after the end`,
  close: `${span(POLICY.closeAfter)} after the end`,
  remind_day: `${span(POLICY.remindFirst)} before the start`,
  remind_hours: `${span(POLICY.remindLast)} before the start`,
}
