import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { resetClock, setClock } from '@/lib/time/clock'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { commands, completed, later } from './scene'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
})
afterAll(async () => {
  resetClock()
  await t.close()
})

test('a job done asks both sides a day later, whoever said that it is done', async () => {
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const { id } = await t.db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, '2026-11-26T10:00:00.000Z'), AT),
  )
  const move = (actor: User, name: 'accept' | 'start' | 'complete', at: Date, code?: string) =>
    t.db.transaction(tx => moveBooking(tx, actor, id, name, at, code ? { code } : {}))
  await move(seller.owner as User, 'accept', AT)
  const [firm] = await t.db.select().from(bookings).where(eq(bookings.id, id))
  await move(seller.owner as User, 'start', new Date('2026-11-26T10:00:00Z'), firm?.checkCode ?? '')
  await move(client, 'complete', new Date('2026-11-26T11:00:00Z'))
  const jobs = await t.db.execute<{ run_at: string }>(sql`
    select run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
     where k.identifier = 'invite_reviews' and j.payload->>'bookingId' = ${id}`)
  expect(jobs.map(job => new Date(job.run_at))).toEqual([new Date('2026-11-27T11:00:00Z')])
})

test('the timer and the sweep publish what waits, also when they come twice or find nothing', async () => {
  const { publishWaiting, sweepReviews, invite } = await import('@/lib/reviews/jobs')
  const act = commands(t)
  const [first, second] = [await completed(t), await completed(t)]
  await act.save(first.client, first.id)
  await act.save(second.provider, second.id)
  setClock(() => later(13))
  await publishWaiting({ bookingId: first.id })
  await sweepReviews()
  expect((await act.one(first.id, 'client')).publishedAt).toBeNull()
  setClock(() => later(15))
  await publishWaiting({ bookingId: first.id })
  await publishWaiting({ bookingId: first.id })
  expect((await act.one(first.id, 'client')).publishedAt).toEqual(later(15))
  // The second one's timer was lost.
  setClock(() => later(16))
  await Promise.all([sweepReviews(), sweepReviews()])
  expect((await act.one(second.id, 'provider')).publishedAt).toEqual(later(16))
  expect((await act.one(first.id, 'client')).publishedAt).toEqual(later(15))
  const nobody = crypto.randomUUID()
  await expect(publishWaiting({ bookingId: nobody })).resolves.toBeUndefined()
  await expect(invite({ bookingId: nobody })).resolves.toBeUndefined()
})
