import { isReviewMail, type MailTemplate } from './mails'

/**
 * What one may do without (E9). Only messages that exist have a switch; bookings, security and the law always arrive.
 */
export const SWITCHES = {
  reminder_email: { kind: 'REMINDER', channel: 'EMAIL' },
  reminder_sms: { kind: 'REMINDER', channel: 'SMS' },
  review_email: { kind: 'REVIEW', channel: 'EMAIL' },
  quote_email: { kind: 'QUOTE', channel: 'EMAIL' },
} as const
export type SwitchName = keyof typeof SWITCHES

export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[]

/** What of it one wants. */
export type Preferences = Readonly<Record<SwitchName, boolean>>

/** From the rows that say no; what has none is on. */
export function preferencesOf(off: readonly { kind: string; channel: string }[]): Preferences {
  const entries = SWITCH_NAMES.map(name => {
    const { kind, channel } = SWITCHES[name]
    return [name, !off.some(row => row.kind === kind && row.channel === channel)]
  })
  return Object.fromEntries(entries) as Preferences
}

/** The switch that ends e-mails of this kind; null for those that always arrive. */
export function optOutOf(template: MailTemplate): SwitchName | null {
  if (template.startsWith('reminder_')) return 'reminder_email'
  if (template.startsWith('quote_')) return 'quote_email'
  return isReviewMail(template) ? 'review_email' : null
}
