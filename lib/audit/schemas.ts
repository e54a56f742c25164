import { z } from 'zod'
import { cleanText } from '@/lib/core/text'
import { isLocalDate, type LocalDate } from '@/lib/time/zone'
import {
  AUDIT_ACTION_NAMES,
  AUDIT_SEVERITIES,
  AUDIT_TARGETS,
  type AuditAction,
  type AuditSeverity,
  type AuditTarget,
} from './domain/catalogue'

/** What the list is asked for; what makes no sense counts as not asked. Its fields are those of the page's address. */
export type AuditFilter = {
  action: AuditAction | null
  /** `alarming`: what administrators are told of. */
  severity: AuditSeverity | 'alarming' | null
  target: AuditTarget | null
  /** Who did it: an e-mail or an account's id. */
  who: string
  /** The target's id, a request's, or an account's. */
  id: string
  from: LocalDate | null
  to: LocalDate | null
}

const text = (max: number) =>
  z
    .string()
    .transform(value => cleanText(value).slice(0, max))
    .catch('')
const day = z.string().refine(isLocalDate).nullable().catch(null)

export const auditFilterSchema = z.object({
  action: z
    .enum(AUDIT_ACTION_NAMES as [AuditAction, ...AuditAction[]])
    .nullable()
    .catch(null),
  severity: z
    .enum([...AUDIT_SEVERITIES, 'alarming'])
    .nullable()
    .catch(null),
  target: z.enum(AUDIT_TARGETS).nullable().catch(null),
  who: text(254),
  id: text(100),
  from: day,
  to: day,
}) satisfies z.ZodType<AuditFilter>

export const auditExportSchema = auditFilterSchema.extend({ format: z.enum(['csv', 'json']) })
