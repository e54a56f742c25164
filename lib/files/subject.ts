import 'server-only'
import { eq, type SQL } from 'drizzle-orm'
import { files } from '@/db/schema'
import type { AuditTarget } from '@/lib/audit/domain/catalogue'

/** What a file belongs to: exactly one thing. */
export type FileSubject =
  | { booking: string }
  | { quoteRequest: string }
  | { dispute: string }
  | { provider: number }
  /** Whose own picture it is. */
  | { user: string }

/** The same as a condition, and as the column to write. */
export function subjectColumns(subject: FileSubject): { is: SQL; set: Partial<typeof files.$inferInsert> } {
  if ('booking' in subject)
    return { is: eq(files.bookingId, subject.booking), set: { bookingId: subject.booking } }
  if ('quoteRequest' in subject)
    return {
      is: eq(files.quoteRequestId, subject.quoteRequest),
      set: { quoteRequestId: subject.quoteRequest },
    }
  if ('dispute' in subject)
    return { is: eq(files.disputeId, subject.dispute), set: { disputeId: subject.dispute } }
  if ('user' in subject) return { is: eq(files.userId, subject.user), set: { userId: subject.user } }
  return { is: eq(files.providerId, subject.provider), set: { providerId: subject.provider } }
}

/** What the audit log calls it. */
export function targetOf(subject: FileSubject): { type: AuditTarget; id: string | number } {
  if ('booking' in subject) return { type: 'booking', id: subject.booking }
  if ('quoteRequest' in subject) return { type: 'quote_request', id: subject.quoteRequest }
  if ('dispute' in subject) return { type: 'dispute', id: subject.dispute }
  if ('user' in subject) return { type: 'user', id: subject.user }
  return { type: 'provider', id: subject.provider }
}
