import { TRANSITION_NAMES, type TransitionName } from '@/lib/bookings/domain/transition-names'
import {
  QUOTE_STEP_NAMES,
  type QuoteStepName,
  REQUEST_STEP_NAMES,
  type RequestStepName,
} from '@/lib/quotes/domain/steps'

export const AUDIT_SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const
export type AuditSeverity = (typeof AUDIT_SEVERITIES)[number]

/** What an act can be done to. */
export const AUDIT_TARGETS = [
  'address',
  'audit_log',
  'booking',
  'calendar_period',
  'dispute',
  'email',
  'file',
  'identity_document',
  'job',
  'provider',
  'quote',
  'quote_request',
  'data_export',
  'review',
  'security',
  'settings',
  'user',
] as const
export type AuditTarget = (typeof AUDIT_TARGETS)[number]

/** Steps of a booking that are worth more than a look in passing. */
const BOOKING_SEVERITY: Partial<Record<TransitionName, AuditSeverity>> = {
  abort: 'HIGH',
  dispute: 'MEDIUM',
  no_show: 'MEDIUM',
  rule: 'HIGH',
}

/**
 * Every other act that leaves a trace, with how much it matters (G6). From HIGH on every administrator is told by mail,
 * so what anybody does to the own account stays below.
 */
const ACTIONS = {
  'account.code_refused': 'MEDIUM',
  'account.created': 'LOW',
  'account.email_change_asked': 'MEDIUM',
  'account.email_changed': 'MEDIUM',
  'account.email_confirmed': 'LOW',
  'account.locked': 'MEDIUM',
  'account.password_changed': 'MEDIUM',
  'account.password_reset': 'MEDIUM',
  'account.password_reset_asked': 'LOW',
  'account.phone_confirmed': 'MEDIUM',
  'account.preferences_changed': 'LOW',
  'account.profile_changed': 'LOW',
  'account.recovery_code_used': 'MEDIUM',
  'account.reset_refused': 'LOW',
  'account.session_ended': 'LOW',
  'account.sessions_ended': 'MEDIUM',
  'account.signed_in': 'LOW',
  'account.signed_out': 'LOW',
  'account.two_factor_off': 'MEDIUM',
  'account.two_factor_on': 'MEDIUM',
  'address.deleted': 'LOW',
  'address.saved': 'LOW',
  'admin.signed_in': 'MEDIUM',
  'audit.cleaned': 'LOW',
  'audit.exported': 'HIGH',
  'availability.plan_changed': 'LOW',
  'calendar.feed_ended': 'LOW',
  'calendar.feed_renewed': 'LOW',
  'calendar.period_changed': 'MEDIUM',
  'dispute.statement': 'LOW',
  'file.deleted': 'MEDIUM',
  'file.infected': 'HIGH',
  'file.read': 'LOW',
  'file.tied': 'LOW',
  'file.uploaded': 'LOW',
  'identity.erased': 'LOW',
  'identity.read': 'MEDIUM',
  'identity.uploaded': 'LOW',
  'identity.withdrawn': 'LOW',
  'mail.dropped': 'MEDIUM',
  'mail.retried': 'LOW',
  'mail.suppression_lifted': 'MEDIUM',
  'job.removed': 'MEDIUM',
  'job.retried': 'LOW',
  'privacy.consent_given': 'LOW',
  'privacy.consent_withdrawn': 'LOW',
  'privacy.erased': 'HIGH',
  'privacy.export_asked': 'MEDIUM',
  'privacy.export_downloaded': 'MEDIUM',
  'provider.approved': 'MEDIUM',
  'provider.changed': 'LOW',
  'provider.drafted': 'LOW',
  'provider.offer_changed': 'LOW',
  'provider.refused': 'MEDIUM',
  'provider.reinstated': 'HIGH',
  'provider.submitted': 'LOW',
  'provider.suspended': 'HIGH',
  'quote_request.invite': 'LOW',
  'review.answered': 'LOW',
  'review.deleted': 'LOW',
  'review.edited': 'LOW',
  'review.hidden': 'MEDIUM',
  'review.kept': 'MEDIUM',
  'review.published': 'LOW',
  'review.reported': 'LOW',
  'review.written': 'LOW',
  'security.burst': 'HIGH',
  'security.resealed': 'HIGH',
  'settings.changed': 'HIGH',
  'user.reactivated': 'HIGH',
  'user.sessions_ended': 'MEDIUM',
  'user.suspended': 'HIGH',
  'user.two_factor_reset': 'HIGH',
} as const satisfies Record<string, AuditSeverity>

export type AuditAction =
  | `booking.${TransitionName}`
  | `quote.${QuoteStepName}`
  | `quote_request.${RequestStepName}`
  | keyof typeof ACTIONS

const allLow = <Action extends AuditAction>(actions: readonly Action[]) =>
  Object.fromEntries(actions.map(action => [action, 'LOW'])) as Record<Action, AuditSeverity>

/** All of them, by name. */
export const AUDIT_ACTIONS: Readonly<Record<AuditAction, AuditSeverity>> = {
  ...(Object.fromEntries(
    TRANSITION_NAMES.map(name => [`booking.${name}`, BOOKING_SEVERITY[name] ?? 'LOW']),
  ) as Record<`booking.${TransitionName}`, AuditSeverity>),
  ...allLow(QUOTE_STEP_NAMES.map(name => `quote.${name}` as const)),
  ...allLow(REQUEST_STEP_NAMES.map(name => `quote_request.${name}` as const)),
  ...ACTIONS,
}

export const AUDIT_ACTION_NAMES = Object.keys(AUDIT_ACTIONS) as AuditAction[]

/** How much an act matters. What weakens or moves an administrator's own account concerns all of them. */
export function severityOf(action: AuditAction, actor: string | null): AuditSeverity {
  const usual = AUDIT_ACTIONS[action]
  return actor === 'admin' && usual === 'MEDIUM' && action.startsWith('account.') ? 'HIGH' : usual
}

/** Administrators are told of it. */
export const isAlarming = (severity: AuditSeverity) => severity === 'HIGH' || severity === 'CRITICAL'
