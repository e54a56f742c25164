const MINUTE = 60_000

/** How long a code sent to a telephone can be typed. */
export const PHONE_CODE_LIFE = 10 * MINUTE
/** Between two codes. */
export const PHONE_CODE_COOL_DOWN = MINUTE
/** Wrong tries of one code: the sixth counts no more, not even the right one. */
export const PHONE_CODE_TRIES = 5
const CODES_PER_HOUR = 5
export const PHONE_CODE_WINDOW = 60 * MINUTE

/**
 * Whether one more code may be sent. Messages cost money and disturb whoever has the number.
 * @param sent when the codes of the last hour were sent
 * @returns minutes to wait; 0 when it may
 */
export function minutesToNextCode(sent: readonly Date[], at: Date): number {
  const times = sent.map(date => date.getTime()).toSorted((a, b) => b - a)
  const last = times[0]
  const fifth = times[CODES_PER_HOUR - 1]
  const free = Math.max(
    last === undefined ? 0 : last + PHONE_CODE_COOL_DOWN,
    fifth === undefined ? 0 : fifth + PHONE_CODE_WINDOW,
  )
  return Math.max(0, Math.ceil((free - at.getTime()) / MINUTE))
}
