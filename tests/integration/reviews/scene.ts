import { eq } from 'drizzle-orm'
import { bookings, reviews } from '@/db/schema'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { answerReview } from '@/lib/reviews/commands/answer'
import { deleteReview } from '@/lib/reviews/commands/delete'
import { moderateReview, reportReview } from '@/lib/reviews/commands/report'
import { saveReview } from '@/lib/reviews/commands/save'
import { saveReviewSchema } from '@/lib/reviews/schemas'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import type { TestDatabase } from '../../support/template-database'

const DAY = 86_400_000
/** When the jobs of these tests were done, and some days later. */
export const DONE = new Date('2026-11-26T12:00:00.000Z')
export const later = (days: number) => new Date(DONE.getTime() + days * DAY)

export type Seller = Awaited<ReturnType<typeof makeProvider>>

/** A completed booking of two people. */
export async function completed(t: TestDatabase, seller?: Seller, start = '2026-11-26T10:00:00.000Z') {
  const client = await makeUser(t.db)
  const by = seller ?? (await makeProvider(t.db))
  const { id } = await t.db.transaction(tx => requestBooking(tx, client, requestInput(by.offerId, start), AT))
  await t.db
    .update(bookings)
    .set({ status: 'COMPLETED', endedAt: DONE, confirmedAt: AT, expiresAt: null })
    .where(eq(bookings.id, id))
  return { id, client, seller: by, provider: by.owner as User }
}

export type Words = Partial<Record<'rating' | 'body' | 'punctuality' | 'communication' | 'quality', string>>

export function commands(t: TestDatabase) {
  const inTx = <Data>(run: (tx: Parameters<Parameters<typeof t.db.transaction>[0]>[0]) => Promise<Data>) =>
    t.db.transaction(run)
  return {
    save: (actor: User, booking: string, words: Words = {}, at = later(1)) =>
      inTx(tx => saveReview(tx, actor, saveReviewSchema.parse({ booking, rating: '5', ...words }), at)),
    remove: (actor: User, booking: string, at = later(1)) => inTx(tx => deleteReview(tx, actor, booking, at)),
    answer: (actor: User, booking: string, answer = 'Merci beaucoup', at = later(2)) =>
      inTx(tx => answerReview(tx, actor, { booking, answer }, at)),
    report: (actor: User, review: string, at = later(2)) =>
      inTx(tx => reportReview(tx, actor, { review, reason: 'INSULT', words: 'Insulte' }, at)),
    moderate: (actor: User, review: string, decision: 'hide' | 'keep', at = later(3)) =>
      inTx(tx => moderateReview(tx, actor, { review, decision, reason: 'Contraire aux règles' }, at)),
    of: (booking: string) => t.db.select().from(reviews).where(eq(reviews.bookingId, booking)),
    async one(booking: string, side: 'client' | 'provider') {
      const found = (await t.db.select().from(reviews).where(eq(reviews.bookingId, booking))).find(
        review => review.side === side,
      )
      if (!found) throw new Error(`no review of the ${side}`)
      return found
    },
  }
}
