import type { AuditSeverity } from './catalogue'

export const ALERT_JOB = 'tell_administrators'

const MINUTE_MS = 60_000

/** Acts named in one letter; what is more than that follows in the next one. */
export const MOST_ACTS = 20

/** When administrators hear of it: at once, or with everything else of the same minute. */
export function tellAt(severity: AuditSeverity, at: Date): Date {
  return severity === 'CRITICAL' ? at : new Date((Math.floor(at.getTime() / MINUTE_MS) + 1) * MINUTE_MS)
}
