import 'server-only'
import type { Tx } from '@/db/client'
import { emails } from '@/db/schema'
import { type EnqueueOptions, enqueue } from '@/lib/core/jobs/enqueue'
import type { MailTemplate } from './domain/mails'

export const SEND_JOB = 'send_email'
export const REPORT_JOB = 'mail_report'

type NewEmail = {
  /** Names the event and its reader: the same event again adds nothing. */
  dedupe: string
  template: MailTemplate
  to: { id: string; email: string; locale: 'fr' | 'ar' }
  payload: Record<string, string>
}

/** What is needed to send a row of the outbox: itself, and whose queue it stands in. */
export type Queued = { id: string; userId: string | null }

/** Before the row's id: one job for each row, a second one takes the place of the first. */
export const JOB_KEY = 'email:'

/** The job that sends one row. One queue per person: what happened first is read first. */
export function enqueueSending(
  tx: Tx,
  { id, userId }: Queued,
  when: Pick<EnqueueOptions, 'runAt' | 'delaySeconds'> = {},
): Promise<void> {
  return enqueue(
    tx,
    SEND_JOB,
    { emailId: id },
    { ...when, key: `${JOB_KEY}${id}`, queue: `mail:${userId ?? id}` },
  )
}

/** Puts an e-mail in the outbox with its job. The same event again finds its row and adds nothing. */
export async function queueEmail(tx: Tx, email: NewEmail): Promise<void> {
  const { dedupe, template, to, payload } = email
  const [row] = await tx
    .insert(emails)
    .values({ dedupe, template, userId: to.id, recipient: to.email, locale: to.locale, payload })
    .onConflictDoNothing({ target: emails.dedupe })
    .returning({ id: emails.id })
  if (row) await enqueueSending(tx, { id: row.id, userId: to.id })
}
