const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The numbers of the quote rules. */
export const QUOTE_POLICY = {
  /** Open requests of one client at a time. */
  openRequests: 5,
  /** Providers who are told of a request. */
  invited: 10,
  /** Prices a request takes; the database keeps the promise. */
  quotes: 5,
  /** Messages that one side may write before the other answers: each is an e-mail. */
  unanswered: 5,
  /** How long a request takes new prices, days. */
  requestDays: 7,
  /** How long a price may hold, days. */
  validDays: 14,
  /** How far ahead the wished day may lie, days. */
  wishedDays: 180,
  /** After the first price, until the client is reminded of those that wait, hours. */
  remindHours: 48,
} as const

export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS)
export const hoursAfter = (instant: Date, hours: number): Date =>
  new Date(instant.getTime() + hours * HOUR_MS)
