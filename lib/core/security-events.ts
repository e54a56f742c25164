import { log } from './log'
import { failedSignIns, refusals } from './metrics'
import { requestContext } from './request-context'
import { countSecurity } from './security-counts.mjs'

/** What is counted towards a burst without a table of its own. Failed sign-ins have one. */
export type CountedKind = 'refusals' | 'resets'

/** The security stream: the same lines as the log, by `stream`, for who watches over the site. Ids and codes only. */
function write(facts: Record<string, unknown>, words: string): void {
  log.warn({ stream: 'security', ...facts, ip: requestContext.getStore()?.ip }, words)
}

const SUSPICIOUS = ['auth.forbidden', 'rate_limited'] as const

/** Whether this code is more than a form filled in badly. */
export const isSuspicious = (code: string): boolean => (SUSPICIOUS as readonly string[]).includes(code)

/**
 * Somebody was refused who should not have asked, or too often.
 * @param facts what was asked for, and by which account; no text that somebody typed
 */
export function noteRefusal(code: string, facts: { at: string; userId?: string | undefined }): void {
  refusals().inc({ reason: code })
  countSecurity('refusals')
  write({ event: 'refusal', code, ...facts }, 'refused')
}

/** A sign-in that failed; `userId` null for an address without account. */
export function noteFailedSignIn(outcome: string, userId: string | null): void {
  failedSignIns().inc({ outcome })
  write({ event: 'failed_sign_in', outcome, userId }, 'sign-in failed')
}

/** Somebody asked for a link to reset a password: alone it is everyday life. */
export function noteResetAsked(): void {
  countSecurity('resets')
}

/** An act that no form of ours leads to. */
export function noteSuspicion(
  event: 'code_replayed' | 'burst',
  facts: Record<string, string | number>,
): void {
  write({ event, ...facts }, 'suspicious')
}
