import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emails } from '@/db/schema'
import { bookingForNotice } from '@/lib/bookings/queries/notice'
import { stepOf } from '@/lib/bookings/queries/step'
import { sideOf } from './domain/mails'
import { queueEmail } from './outbox'
import { accountReader, verificationLink } from './queries'
import type { NotifyAccount, NotifyBooking } from './schemas'

/** Writes the e-mails of one step of a booking. A booking that is gone has nobody to tell. */
export async function queueBookingEmails(tx: Tx, step: NotifyBooking): Promise<void> {
  const [booking, row] = [
    await bookingForNotice(tx, step.bookingId),
    await stepOf(tx, step.bookingId, step.version),
  ]
  if (!booking || !row) return
  const { client, provider } = booking
  for (const mail of row.mails) {
    const side = sideOf(mail)
    await queueEmail(tx, {
      dedupe: `booking:${booking.id}:v${step.version}:${side}`,
      template: mail,
      to: side === 'client' ? client : { ...provider, id: provider.userId },
      payload: { bookingId: booking.id },
    })
  }
}

/**
 * Writes an e-mail about an account.
 * @param day the Moroccan day of the event: nobody's mailbox is filled by others typing its address
 */
export async function queueAccountEmail(tx: Tx, event: NotifyAccount, day: string): Promise<void> {
  if (event.kind === 'verify_email') {
    const link = await verificationLink(tx, event.tokenId)
    if (!link) return
    const { tokenId } = event
    await queueEmail(tx, {
      dedupe: `verify:${tokenId}`,
      template: event.kind,
      to: link.reader,
      payload: { tokenId },
    })
    return
  }
  const to = await accountReader(tx, event.userId)
  if (!to) return
  await queueEmail(tx, { dedupe: `account_exists:${to.id}:${day}`, template: event.kind, to, payload: {} })
}

/** @param vendorId null when the vendor had sent it before and did not say under which id */
export async function markSent(tx: Tx, id: string, vendorId: string | null, at: Date): Promise<void> {
  await tx
    .update(emails)
    .set({ sentAt: at, vendorId, lastError: null, attempts: sql`${emails.attempts} + 1` })
    .where(eq(emails.id, id))
}

/** A row with an error and no attempt was dropped on purpose: what it says is no longer so. */
export async function markDropped(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.update(emails).set({ lastError: reason }).where(eq(emails.id, id))
}

export async function markFailed(tx: Tx, id: string, error: string): Promise<void> {
  await tx
    .update(emails)
    .set({ lastError: error, attempts: sql`${emails.attempts} + 1` })
    .where(eq(emails.id, id))
}
