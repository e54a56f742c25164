import { beforeAll, expect, test } from 'vitest'
import { findBooking } from '@/lib/bookings/queries/view'
import type { User } from '@/lib/core/actor'
import { reviewsOfBooking } from '@/lib/reviews/queries/booking'
import { readReviews } from '@/lib/reviews/queries/public'
import { readableReview } from '@/lib/reviews/queries/readable'
import { ownRating, reviewsReceived } from '@/lib/reviews/queries/received'
import { makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { commands, completed, later } from './scene'

let t: TestDatabase
let act: ReturnType<typeof commands>
beforeAll(async () => {
  t = await openTestDatabase()
  act = commands(t)
  return () => t.close()
})

const SECRET = 'Motquinexistepas'

/** All that a side can be told about a booking and its own mark. */
async function toldTo(actor: User, booking: string, seller: { slug: string; providerId: number }) {
  return JSON.stringify([
    await reviewsOfBooking(t.db, actor, booking, later(2)),
    await reviewsReceived(t.db, actor, 1),
    await ownRating(t.db, actor),
    await findBooking(t.db, actor, booking),
    await readReviews(seller.slug, seller.providerId, 1),
  ])
}

test.each(['client', 'provider'] as const)(
  'while the review of the %s waits, the other learns only that it was written',
  async side => {
    const scene = await completed(t)
    const [author, other] =
      side === 'client' ? [scene.client, scene.provider] : [scene.provider, scene.client]
    const before = await toldTo(other, scene.id, scene.seller)
    await act.save(author, scene.id, { rating: '2', body: SECRET, punctuality: '1' })
    const waiting = await act.one(scene.id, side)
    const told = await toldTo(other, scene.id, scene.seller)
    expect(told).not.toContain(SECRET)
    expect(told).not.toContain(waiting.id)
    // One bit, and nothing else, has changed: no mark, no sum, no number of reviews.
    expect(told).toBe(before.replace('"otherWaits":false', '"otherWaits":true'))
    expect(await readableReview(t.db, other, waiting.id)).toBeNull()
    expect(await toldTo(author, scene.id, scene.seller)).toContain(SECRET)
    await act.save(other, scene.id)
    expect(await toldTo(other, scene.id, scene.seller)).toContain(SECRET)
  },
)

test('strangers and administrators are told nothing of a booking’s reviews', async () => {
  const { id, client, provider } = await completed(t)
  await act.save(client, id)
  await act.save(provider, id)
  const others = [
    await makeUser(t.db),
    (await makeProvider(t.db)).owner as User,
    await makeUser(t.db, { role: 'ADMIN' }),
  ]
  for (const other of others) expect(await reviewsOfBooking(t.db, other, id, later(2))).toBeNull()
})
