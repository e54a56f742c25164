import type { BookingPolicy } from './policy'

export type RuleName = keyof BookingPolicy
type Limits = { min: number; max: number; unit: 'minutes' | 'percent' | 'count' }

const HOUR = 60
const DAY = 24 * HOUR
const minutes = (min: number, max: number): Limits => ({ min, max, unit: 'minutes' })
const percent = (min: number, max: number): Limits => ({ min, max, unit: 'percent' })

/** Between what an administrator may set each number. Outside, the rules would stop making sense. */
export const POLICY_LIMITS: Readonly<Record<RuleName, Limits>> = {
  hold: minutes(5, 2 * HOUR),
  answerWithin: minutes(HOUR, 7 * DAY),
  answerBeforeStart: minutes(0, 12 * HOUR),
  answerSameDay: minutes(10, 6 * HOUR),
  openRequests: { min: 1, max: 50, unit: 'count' },
  freeBefore: minutes(0, 7 * DAY),
  regret: minutes(0, 2 * HOUR),
  feePercent: percent(0, 100),
  noShowAfter: minutes(5, 4 * HOUR),
  contestWithin: minutes(HOUR, 14 * DAY),
  proposal: minutes(HOUR, 7 * DAY),
  startEarly: minutes(0, 6 * HOUR),
  startLate: minutes(0, 2 * DAY),
  remindFirst: minutes(2 * HOUR, 7 * DAY),
  remindLast: minutes(15, DAY),
  closeAfter: minutes(HOUR, 14 * DAY),
  overrunPercent: percent(0, 50),
  disputeWithin: minutes(HOUR, 30 * DAY),
  reviewWithin: minutes(DAY, 90 * DAY),
}

/** The numbers in the order and groups in which people look for them. */
export const POLICY_GROUPS = {
  asking: ['hold', 'answerWithin', 'answerBeforeStart', 'answerSameDay', 'openRequests', 'proposal'],
  calling_off: ['freeBefore', 'regret', 'feePercent', 'noShowAfter', 'contestWithin'],
  working: ['remindFirst', 'remindLast', 'startEarly', 'startLate', 'closeAfter', 'overrunPercent'],
  afterwards: ['disputeWithin', 'reviewWithin'],
} as const satisfies Record<string, readonly RuleName[]>
