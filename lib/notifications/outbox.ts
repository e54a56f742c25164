import 'server-only'
import type { Tx } from '@/db/client'
import { emails } from '@/db/schema'
import { enqueue } from '@/lib/core/jobs/enqueue'
import type { MailTemplate } from './domain/mails'

export const SEND_JOB = 'send_email'

type NewEmail = {
  /** Names the event and its reader: the same event again adds nothing. */
  dedupe: string
  template: MailTemplate
  to: { id: string; email: string; locale: 'fr' | 'ar' }
  payload: Record<string, string>
}

/** Puts an e-mail in the outbox with its job. The same event again finds its row and adds nothing. */
export async function queueEmail(tx: Tx, email: NewEmail): Promise<void> {
  const { dedupe, template, to, payload } = email
  const [row] = await tx
    .insert(emails)
    .values({ dedupe, template, userId: to.id, recipient: to.email, locale: to.locale, payload })
    .onConflictDoNothing({ target: emails.dedupe })
    .returning({ id: emails.id })
  if (!row) return
  // One queue per person: what happened first is read first.
  await enqueue(tx, SEND_JOB, { emailId: row.id }, { key: `email:${row.id}`, queue: `mail:${to.id}` })
}
