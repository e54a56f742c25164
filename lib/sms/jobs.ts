import 'server-only'
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { codeText, smsText } from '@/components/emails/sms-text'
import { database, type Tx } from '@/db/client'
import { codeToSend } from '@/lib/accounts/queries/phone'
import { linkOf } from '@/lib/answers/queries'
import { hasExpired } from '@/lib/bookings/domain/expiry'
import { bookingForNotice } from '@/lib/bookings/queries/notice'
import { env, smsEnabled } from '@/lib/core/env'
import { SmsError, sendSms } from '@/lib/services/sms'
import { now } from '@/lib/time/clock'
import { markSmsFailed, markSmsSent, SEND_SMS_JOB } from './commands'
import { isSmsTemplate } from './domain'
import { type OutgoingSmsRow, outgoingSms } from './queries'

/** What a message of the outbox says now; null when it is no longer so. */
async function compose(tx: Tx, sms: OutgoingSmsRow, at: Date): Promise<string | null> {
  const { template, payload, locale, recipient } = sms
  if (!isSmsTemplate(template)) throw new Error(`no such short message: ${template}`)
  if (template === 'code') {
    const code = await codeToSend(tx, payload.codeId ?? '', recipient, at)
    return code ? codeText(code, locale) : null
  }
  const booking = await bookingForNotice(tx, payload.bookingId ?? '')
  if (!booking) return null
  if (template === 'requested') {
    if (booking.status !== 'PENDING' || hasExpired(booking, at)) return null
    const link = await linkOf(tx, booking.id, booking.version, booking.provider.userId)
    return link ? smsText(template, booking, locale, link.href(env().APP_URL, locale)) : null
  }
  const still = booking.status === 'CONFIRMED' && booking.startsAt.toISOString() === payload.startsAt
  if (!still || booking.startsAt <= at) return null
  const side = template === 'reminder_client' ? 'account' : 'pro'
  return smsText(template, booking, locale, `${env().APP_URL}/${locale}/${side}/bookings/${booking.id}`)
}

/** Sends one short message of the outbox. Delivered twice, it sends once: the row says when it was sent. */
export async function sendOneSms(payload: unknown): Promise<void> {
  const { smsId } = z.object({ smsId: z.uuid() }).parse(payload)
  const db = database()
  const sms = await outgoingSms(db, smsId)
  if (!sms || sms.sentAt) return
  const text = smsEnabled() ? await compose(db, sms, now()) : null
  if (text === null) return markSmsFailed(db, smsId, smsEnabled() ? 'dropped.stale' : 'dropped.off', false)
  try {
    const vendorId = await sendSms({ to: sms.recipient, text })
    await markSmsSent(db, smsId, vendorId, now())
  } catch (error) {
    await markSmsFailed(db, smsId, error instanceof SmsError ? error.message : 'sms: unexpected', true)
    // A number that does not exist will not exist tomorrow.
    if (!(error instanceof SmsError && error.final)) throw error
  }
}

export const smsTasks: TaskList = { [SEND_SMS_JOB]: sendOneSms }
