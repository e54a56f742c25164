import type { AuditSeverity } from './catalogue'

/** Years that a trace is kept. The database's `audit_kept_years` says the same, and it is the one that deletes. */
export const KEPT_YEARS: Readonly<Record<AuditSeverity, number>> = { LOW: 1, MEDIUM: 2, HIGH: 5, CRITICAL: 5 }
