import { KEPT_YEARS } from '@/lib/audit/domain/retention'
import { KEPT_DAYS } from '@/lib/identity/domain/documents'

const DAY_MS = 24 * 60 * 60_000

/** How long something is kept. One of them. */
export type Period = { days: number } | { months: number } | { years: number }

/**
 * How long we keep what, counted from the end of its use. The nightly job and the privacy page both read this table, so
 * that what is promised is what is done. In the order in which the page tells it.
 */
export const RETENTION = {
  /** Accounts whose address was never confirmed and that nothing hangs on. */
  unverified_accounts: { days: 30 },
  /** After a session has run out or was ended. */
  sessions: { days: 30 },
  sign_ins: { months: 12 },
  /** After a link to confirm an address or to reset a password has run out, and codes sent by SMS. */
  links: { days: 30 },
  /** Uploads that were never sent with their form. */
  untied_uploads: { days: 1 },
  /** After the end of a booking or of a request for quotes: the exact place, its landmark and the access to it. */
  addresses: { months: 24 },
  /** What stood in an e-mail or SMS: recipient and content. */
  message_contents: { days: 90 },
  /** That an e-mail or SMS was sent, without its content. */
  messages: { months: 12 },
  /** What vendors report about sent mail. */
  webhook_events: { days: 90 },
  /** What browsers refused to load; no person stands in it. */
  csp_reports: { days: 30 },
  data_exports: { days: 7 },
  /** After the decision they were sent for (law 09-08; the identity feature erases them). */
  identity_documents: { days: KEPT_DAYS },
  /** The trail of acts, by how much each matters; the audit feature cleans it (migration 0008). */
  audit_low: { years: KEPT_YEARS.LOW },
  audit_medium: { years: KEPT_YEARS.MEDIUM },
  audit_high: { years: KEPT_YEARS.HIGH },
  /** Law on accounting (9-88, article 22) and the general tax code. */
  invoices: { years: 10 },
} as const satisfies Record<string, Period>

export type RetentionName = keyof typeof RETENTION
export const RETENTION_NAMES = Object.keys(RETENTION) as RetentionName[]

/** Before this instant, what the rule is about is to go. Months and years are those of the calendar (UTC). */
export function keptSince(name: RetentionName, at: Date): Date {
  const period: Period = RETENTION[name]
  if ('days' in period) return new Date(at.getTime() - period.days * DAY_MS)
  const months = 'months' in period ? period.months : period.years * 12
  const since = new Date(at.getTime())
  since.setUTCMonth(since.getUTCMonth() - months)
  // The 31st of a month without one is its last day, not a day of the next month.
  if (since.getUTCDate() !== at.getUTCDate()) since.setUTCDate(0)
  return since
}
