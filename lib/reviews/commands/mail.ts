import 'server-only'
import type { Tx } from '@/db/client'
import { bookingForNotice } from '@/lib/bookings/queries/notice'
import type { ReviewMail } from '@/lib/notifications/domain/mails'
import { queueEmail } from '@/lib/notifications/outbox'
import type { ReviewSide } from '../domain/review'

/** Writes an e-mail about a review to one side of its booking: of each kind one, however often it is asked for. */
export async function queueReviewEmail(
  tx: Tx,
  bookingId: string,
  event: ReviewMail,
  side: ReviewSide,
): Promise<void> {
  const booking = await bookingForNotice(tx, bookingId)
  if (!booking) return
  const { client, provider } = booking
  await queueEmail(tx, {
    dedupe: `review:${bookingId}:${event}:${side}`,
    template: `${event}_${side}`,
    to: side === 'client' ? client : { ...provider, id: provider.userId },
    payload: { bookingId },
  })
}
