import 'server-only'
import { database } from '@/db/client'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { MailError, sendMail } from '@/lib/services/mail'
import { now } from '@/lib/time/clock'
import { markDropped, markFailed, markSent } from '../commands'
import { outgoingEmail } from '../queries'
import { sendEmailSchema } from '../schemas'
import { compose } from './compose'
import { renderMail } from './render'

/**
 * Sends one e-mail of the outbox. Delivered twice, it sends once: the row says when it was sent, and when
 * the worker died before it could write that, the vendor knows the row's id as the idempotency key.
 */
export async function sendEmail(payload: unknown): Promise<void> {
  const { emailId } = sendEmailSchema.parse(payload)
  const db = database()
  const email = await outgoingEmail(db, emailId)
  if (!email || email.sentAt) return
  const appUrl = env().APP_URL
  const composed = await compose(db, email, now(), appUrl)
  if ('dropped' in composed) {
    log.info({ emailId, template: email.template, reason: composed.dropped }, 'e-mail not sent')
    await markDropped(db, emailId, composed.dropped)
    return
  }
  const { mail } = composed
  const { html, text } = await renderMail(mail, appUrl)
  let vendorId: string | null
  try {
    vendorId = await sendMail({
      to: email.recipient,
      subject: mail.subject,
      html,
      text,
      idempotencyKey: emailId,
    })
  } catch (error) {
    // Any other error's words may hold the recipient.
    await markFailed(db, emailId, error instanceof MailError ? error.message : 'mail: unexpected')
    throw error
  }
  await markSent(db, emailId, vendorId, now())
}
