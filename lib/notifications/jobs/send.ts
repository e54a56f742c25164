import 'server-only'
import { database } from '@/db/client'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { mailsTotal } from '@/lib/core/metrics'
import { MailError, sendMail } from '@/lib/services/mail'
import { now } from '@/lib/time/clock'
import { isHeldBack } from '../domain/delivery'
import type { MailTemplate } from '../domain/mails'
import { optOutOf } from '../domain/preferences'
import { type Failure, markDropped, markFailed, markSent, stepBack } from '../outcomes'
import { type OutgoingEmail, outgoingEmail, preferencesFor, suppressionOf } from '../queries'
import { sendEmailSchema } from '../schemas'
import { unsubscribeLinks } from '../unsubscribe'
import { compose } from './compose'
import { renderMail } from './render'

/**
 * Sends one e-mail of the outbox. Delivered twice, it sends once: the row says when it was sent, and when
 * the worker died before it could write that, the vendor knows the row's id as the idempotency key.
 * A failure is written into the row together with the job of the next try, so the queue itself never sees one.
 */
export async function sendEmail(payload: unknown): Promise<void> {
  const { emailId } = sendEmailSchema.parse(payload)
  const db = database()
  const email = await outgoingEmail(db, emailId)
  if (!email || email.sentAt || email.failedAt) return
  if (await stepBack(db, email)) return
  try {
    await deliver(email)
  } catch (error) {
    const failure = failureOf(error)
    const dead = await db.transaction(tx => markFailed(tx, email, failure, now()))
    mailsTotal().inc({ result: dead ? 'dead' : 'retry' })
    const facts = { emailId, template: email.template, reason: failure.error }
    if (dead) log.error(facts, 'e-mail given up')
    else log.warn(facts, 'e-mail not sent yet')
    // What is no answer of the vendor is a fault of ours: its place stands in the log, its words may hold a recipient.
    if (!(error instanceof MailError)) log.error({ err: error, emailId }, 'e-mail not made')
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof MailError)) return { error: 'mail: unexpected', hopeless: false, retryAfter: null }
  return { error: error.message, hopeless: error.hopeless, retryAfter: error.retryAfter }
}

/** Why this row is not sent at all, or what it says. */
async function say(email: OutgoingEmail) {
  const db = database()
  const suppressed = await suppressionOf(db, email.recipient)
  // The outbox holds names of ours only.
  if (suppressed && isHeldBack(email.template as MailTemplate, suppressed))
    return { dropped: 'dropped.suppressed' }
  // Ended while it waited for its turn.
  const ends = optOutOf(email.template as MailTemplate)
  if (ends && email.userId && !(await preferencesFor(db, email.userId))[ends])
    return { dropped: 'dropped.unwanted' }
  return compose(db, email, now(), env().APP_URL)
}

/** Lets mail programs show a button of their own (RFC 8058). */
const oneClick = (href: string) => ({
  'List-Unsubscribe': `<${href}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

async function deliver(email: OutgoingEmail): Promise<void> {
  const { id, template, recipient } = email
  const composed = await say(email)
  if ('dropped' in composed) {
    log.info({ emailId: id, template, reason: composed.dropped }, 'e-mail not sent')
    await markDropped(database(), id, composed.dropped)
    mailsTotal().inc({ result: 'dropped' })
    return
  }
  const { mail } = composed
  const links = unsubscribeLinks(
    template as MailTemplate,
    { userId: email.userId, locale: mail.locale },
    env().APP_URL,
  )
  const { html, text } = await renderMail(mail, env().APP_URL, links?.page)
  const vendorId = await sendMail({
    to: recipient,
    subject: mail.subject,
    html,
    text,
    idempotencyKey: id,
    ...(links ? { headers: oneClick(links.oneClick) } : {}),
  })
  await markSent(database(), id, vendorId, now())
  mailsTotal().inc({ result: 'sent' })
}
