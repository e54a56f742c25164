/** The numbers of the booking rules. These are our defaults; an administrator may set others. Minutes unless named. */
export const BOOKING_POLICY = {
  /** How long a slot is kept while the client fills the form or pays. */
  hold: 15,
  /** An unanswered request lapses after so long … */
  answerWithin: 24 * 60,
  /** … or so long before the start, whichever comes first; */
  answerBeforeStart: 60,
  /** … on the day itself after so long. */
  answerSameDay: 30,
  /** Requests and holds of one client at a time, a count. */
  openRequests: 5,
  /** Cancelling is free so long before the start … */
  freeBefore: 24 * 60,
  /** … and so long after asking. */
  regret: 5,
  /** Else it costs this share of the price, percent. */
  feePercent: 30,
  /** After the start, until one may say that the other did not come. */
  noShowAfter: 30,
  /** How long the one who is said not to have come may contest it. */
  contestWithin: 24 * 60,
  /** How long a proposal of another time stays open. */
  proposal: 12 * 60,
  /** The job may begin so long before its time … */
  startEarly: 60,
  /** … until so long after its end. */
  startLate: 2 * 60,
  /** Both sides are reminded so long before the start … */
  remindFirst: 24 * 60,
  /** … and once more so long before. */
  remindLast: 2 * 60,
  /** After the end, what was never started is cancelled and what was never closed is completed. */
  closeAfter: 48 * 60,
  /** How far the price may grow without the client's new code, percent. */
  overrunPercent: 10,
  /** How long after its end a booking may be disputed. */
  disputeWithin: 72 * 60,
  /** How long after its end a booking may be reviewed, and reviews wait for each other. */
  reviewWithin: 14 * 24 * 60,
} as const

export type BookingPolicy = { readonly [Rule in keyof typeof BOOKING_POLICY]: number }

export const MINUTE_MS = 60_000

/** An instant so many minutes later. */
export const minutesAfter = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * MINUTE_MS)
