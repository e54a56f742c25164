import { type MailTemplate, TOKEN_MAILS } from './mails'
import { optOutOf } from './preferences'

/** Tries of one e-mail: with the waits below some twenty hours, within the day that the vendor knows its key. */
export const MAX_TRIES = 12

/** Seconds to wait after so many failed tries: three at first, then times e, and no longer than six hours. */
export function waitAfter(tries: number, vendorAsks: number | null): number {
  return Math.max(Math.round(Math.exp(Math.min(tries, 10))), vendorAsks ?? 0)
}

/** Why an address gets no more mail. */
export type SuppressionReason = 'BOUNCE' | 'COMPLAINT'

/** Not asked for and not needed: a complaint ends it, though it has no switch of its own. */
const OPTIONAL: readonly MailTemplate[] = ['welcome_client', 'welcome_provider']

/**
 * Whether an e-mail may not go to a suppressed address. An address that does not exist gets nothing, except the links
 * that a person asks for to show that it does. Who complained no longer hears what can be done without; appointments
 * and the safety of the account still arrive.
 */
export function isHeldBack(template: MailTemplate, reason: SuppressionReason): boolean {
  if (reason === 'BOUNCE') return !TOKEN_MAILS.some(link => link === template)
  return optOutOf(template) !== null || OPTIONAL.includes(template)
}
