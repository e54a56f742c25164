import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { smsMessages } from '@/db/schema'
import { enqueue } from '@/lib/core/jobs/enqueue'
import type { SmsTemplate } from './domain'

export const SEND_SMS_JOB = 'send_sms'

type NewSms = {
  /** What happened, to whom: the same event never makes two messages. */
  dedupe: string
  template: SmsTemplate
  to: { id: string; phone: string | null; phoneVerifiedAt: Date | null; locale: 'fr' | 'ar' }
  payload: Record<string, string>
}

/**
 * Puts a short message in its outbox with its job, for a number that its owner has confirmed. To another one nothing
 * is sent, as it may be a stranger's, but the code that confirms it.
 */
export async function queueSms(tx: Tx, { dedupe, template, to, payload }: NewSms): Promise<void> {
  if (!to.phone || !(to.phoneVerifiedAt || template === 'code')) return
  const [row] = await tx
    .insert(smsMessages)
    .values({ dedupe, template, userId: to.id, recipient: to.phone, locale: to.locale, payload })
    .onConflictDoNothing({ target: smsMessages.dedupe })
    .returning({ id: smsMessages.id })
  if (row) await enqueue(tx, SEND_SMS_JOB, { smsId: row.id }, { key: `sms:${row.id}`, queue: `sms:${to.id}` })
}

export async function markSmsSent(tx: Tx, id: string, vendorId: string, at: Date): Promise<void> {
  await tx
    .update(smsMessages)
    .set({ sentAt: at, vendorId, lastError: null, attempts: sql`${smsMessages.attempts} + 1` })
    .where(eq(smsMessages.id, id))
}

/** @param tried false when it was dropped before the vendor was asked: what it says is no longer so */
export async function markSmsFailed(tx: Tx, id: string, error: string, tried: boolean): Promise<void> {
  await tx
    .update(smsMessages)
    .set({ lastError: error, ...(tried ? { attempts: sql`${smsMessages.attempts} + 1` } : {}) })
    .where(eq(smsMessages.id, id))
}
