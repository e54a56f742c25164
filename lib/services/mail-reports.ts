import { env } from '@/lib/core/env'
import { resend } from './mail'

/** What the vendor reports about a mail it has taken. */
export type MailReport = {
  /** The report's own id: the same one when it is sent again. */
  eventId: string
  type: string
  /** The id that sending gave. */
  mailId: string
  recipients: readonly string[]
  at: Date
  /** What it means for the address; null when it means nothing yet, like a mailbox that is full. */
  reason: 'BOUNCE' | 'COMPLAINT' | null
}

/** The reports that concern us; whatever else the vendor is set up to tell is answered and forgotten. */
const TOLD = ['email.bounced', 'email.complained', 'email.suppressed']

type Signature = { id: string; timestamp: string; signature: string }
type Event = {
  type: string
  created_at: string
  data: { email_id?: string; to?: string[]; bounce?: { type?: string } }
}

const reasonOf = ({ type, data }: Event): MailReport['reason'] => {
  if (type === 'email.complained') return 'COMPLAINT'
  // `Transient` and `Undetermined` may pass; the vendor's own list holds what has bounced before.
  return type === 'email.suppressed' || data.bounce?.type === 'Permanent' ? 'BOUNCE' : null
}

/**
 * Reads a report that carries the vendor's signature: of this body, made within the last five minutes, by one of
 * the keys that are valid while a key is replaced.
 * @returns null for what is no report about a mail
 * @throws when the signature is not the vendor's
 */
export function readMailReport(body: string, headers: Signature): MailReport | null {
  const webhookSecret = env().RESEND_WEBHOOK_SECRET
  if (!webhookSecret) throw new Error('no secret to check reports with')
  const event = resend().webhooks.verify({ payload: body, headers, webhookSecret }) as unknown as Event
  const { email_id: mailId, to = [] } = event.data ?? {}
  const at = new Date(event.created_at)
  if (!TOLD.includes(event.type) || !mailId || Number.isNaN(at.getTime())) return null
  return { eventId: headers.id, type: event.type, mailId, recipients: to, at, reason: reasonOf(event) }
}
