import type { AuditFilter } from '@/lib/audit/schemas'
import { auditFilterSchema } from '@/lib/audit/schemas'
import { listAddress, one, type Query } from '../keyset'

const FIELDS = ['action', 'severity', 'target', 'who', 'id', 'from', 'to'] as const

/** What the page's address asks for. */
export function filterOf(query: Query): AuditFilter {
  return auditFilterSchema.parse(Object.fromEntries(FIELDS.map(name => [name, one(query[name])])))
}

/** The last line of the page before; a made-up mark means the first page. */
export function lineOf(value: Query[string]): number | null {
  const text = one(value)
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}

/** The fields of a filter as they stand in an address or a form; empty ones are left out. */
export const fieldsOf = (filter: AuditFilter): [name: string, value: string][] =>
  FIELDS.flatMap(name => (filter[name] ? [[name, filter[name]] as [string, string]] : []))

export const auditAddress = (path: string, filter: Partial<AuditFilter>, after: number | null = null) =>
  listAddress(path, { ...filter, after: after === null ? null : String(after) })
