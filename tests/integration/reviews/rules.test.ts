import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog, bookings, emails, providers, reviewReports, reviews, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { inviteToReview, publishDueReviews } from '@/lib/reviews/commands/publish'
import { readReviews } from '@/lib/reviews/queries/public'
import { reviewsReceived } from '@/lib/reviews/queries/received'
import { reportedReviews } from '@/lib/reviews/queries/reports'
import { makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { commands, completed, DONE, later } from './scene'

let t: TestDatabase
let act: ReturnType<typeof commands>
beforeAll(async () => {
  t = await openTestDatabase()
  act = commands(t)
  return () => t.close()
})

const code = (expected: string) => ({ code: expected })
const mailsOf = async (booking: string) =>
  (await t.db.select().from(emails).where(sql`${emails.payload}->>'bookingId' = ${booking}`))
    .map(mail => mail.template)
    .filter(name => /^(invite|published|answered)/.test(name))
    .sort()
const trailOf = async (review: string) =>
  (await t.db.select().from(auditLog).where(eq(auditLog.targetId, review))).map(row => row.action).sort()

describe('writing', () => {
  test('the first review waits, the second publishes both and tells both', async () => {
    const { id, client, provider, seller } = await completed(t)
    await act.save(client, id, { rating: '4', quality: '5', body: ' Travail \u202epropre ' })
    expect(await act.one(id, 'client')).toMatchObject({
      publishedAt: null,
      rating: 4,
      quality: 5,
      value: null,
      body: 'Travail propre',
      locale: 'fr',
    })
    expect(await mailsOf(id)).toEqual([])
    await act.save(provider, id, { rating: '5', quality: '1', punctuality: '3' }, later(2))
    // A provider cannot judge a client's workmanship.
    expect(await act.one(id, 'provider')).toMatchObject({ quality: null, punctuality: 3 })
    expect((await act.of(id)).map(review => review.publishedAt)).toEqual([later(2), later(2)])
    expect(await mailsOf(id)).toEqual(['published_client', 'published_provider'])
    const [row] = await t.db.select().from(providers).where(eq(providers.id, seller.providerId))
    expect([row?.ratingSum, row?.ratingCount]).toEqual([4, 1])
    const [person] = await t.db.select().from(users).where(eq(users.id, client.userId))
    expect([person?.ratingSum, person?.ratingCount]).toEqual([5, 1])
  })

  test('both at the same moment are published together', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, client, provider } = await completed(t)
      await Promise.all([act.save(client, id), act.save(provider, id)])
      expect((await act.of(id)).every(review => review.publishedAt !== null)).toBe(true)
    }
  })

  test('a form sent twice is one review, and the database refuses a second one', async () => {
    const { id, client } = await completed(t)
    await Promise.all([act.save(client, id, { body: 'Bien' }), act.save(client, id, { body: 'Bien' })])
    const [own] = await act.of(id)
    if (!own) throw new Error('no review')
    expect(await act.of(id)).toHaveLength(1)
    expect(await trailOf(own.id)).toEqual(['review.written'])
    const { id: _, ...copy } = own
    await expect(t.db.insert(reviews).values(copy)).rejects.toMatchObject({
      cause: { constraint_name: 'reviews_booking_side' },
    })
  })

  test('only a completed booking, only in time, only its two sides', async () => {
    const { id, client, provider } = await completed(t)
    await expect(act.save(client, id, {}, later(14))).rejects.toMatchObject(code('reviews.too_late'))
    await t.db.update(bookings).set({ status: 'CANCELLED' }).where(eq(bookings.id, id))
    await expect(act.save(provider, id)).rejects.toMatchObject(code('reviews.not_completed'))
    const strangers = [
      await makeUser(t.db),
      (await makeProvider(t.db)).owner as User,
      await makeUser(t.db, { role: 'ADMIN' }),
    ]
    for (const stranger of strangers) {
      await expect(act.save(stranger, id)).rejects.toMatchObject(code('not_found'))
      await expect(act.remove(stranger, id)).rejects.toMatchObject(code('not_found'))
      await expect(act.answer(stranger, id)).rejects.toMatchObject(code('not_found'))
    }
    expect(await act.of(id)).toEqual([])
  })
})

describe('after fourteen days', () => {
  test('what waits is published, once, and only the one who was judged is told', async () => {
    const { id, client } = await completed(t)
    await act.save(client, id, { rating: '3' })
    await publishDueReviews(t.db, id, later(13))
    expect((await act.one(id, 'client')).publishedAt).toBeNull()
    await publishDueReviews(t.db, id, later(14))
    await publishDueReviews(t.db, id, later(15))
    expect((await act.one(id, 'client')).publishedAt).toEqual(later(14))
    expect(await mailsOf(id)).toEqual(['published_provider'])
  })

  test('its timer was started with the first review', async () => {
    const { id, client } = await completed(t)
    await act.save(client, id)
    const jobs = await t.db.execute<{ run_at: string }>(
      sql`select run_at from graphile_worker.jobs where key = ${`reviews:${id}`}`,
    )
    expect(jobs.map(job => new Date(job.run_at))).toEqual([later(14)])
  })
})

describe('the invitation', () => {
  test('asks who has not written, never twice, and nobody after the time', async () => {
    const { id, client } = await completed(t)
    await act.save(client, id)
    await inviteToReview(t.db, id, later(1))
    await inviteToReview(t.db, id, later(1))
    expect(await mailsOf(id)).toEqual(['invite_provider'])
    const late = await completed(t)
    await inviteToReview(t.db, late.id, later(15))
    expect(await mailsOf(late.id)).toEqual([])
  })
})

describe('changing one’s mind', () => {
  test('before publication without a trace for readers, after it as edited, and not for ever', async () => {
    const { id, client, provider } = await completed(t)
    await act.save(client, id, { rating: '2' })
    await act.save(client, id, { rating: '3' }, later(2))
    expect(await act.one(id, 'client')).toMatchObject({ rating: 3, editedAt: null })
    await act.save(provider, id, {}, later(3))
    await act.save(client, id, { rating: '4' }, later(4))
    expect(await act.one(id, 'client')).toMatchObject({ rating: 4, editedAt: later(4) })
    await expect(act.save(client, id, { rating: '1' }, later(17))).rejects.toMatchObject(
      code('reviews.too_late'),
    )
    await expect(act.remove(client, id, later(17))).rejects.toMatchObject(code('reviews.too_late'))
  })

  test('taken back it no longer counts; written anew after reading the other’s, it says so', async () => {
    const { id, client, provider, seller } = await completed(t)
    await act.save(client, id, { rating: '2' })
    await act.save(provider, id)
    await act.remove(client, id, later(2))
    await act.remove(client, id, later(2))
    expect(await act.of(id)).toHaveLength(1)
    const [row] = await t.db.select().from(providers).where(eq(providers.id, seller.providerId))
    expect([row?.ratingSum, row?.ratingCount]).toEqual([0, 0])
    await act.save(client, id, { rating: '5' }, later(3))
    expect(await act.one(id, 'client')).toMatchObject({ publishedAt: later(3), editedAt: later(3) })
    expect(await mailsOf(id)).toEqual(['published_client', 'published_provider'])
  })
})

describe('the answer', () => {
  test('once, by the one who was judged, to what is published', async () => {
    const { id, client, provider } = await completed(t)
    await act.save(client, id)
    await expect(act.answer(provider, id)).rejects.toMatchObject(code('not_found'))
    await act.save(provider, id)
    await Promise.all([act.answer(provider, id), act.answer(provider, id)])
    await expect(act.answer(provider, id, 'Autre chose')).rejects.toMatchObject(code('reviews.answered'))
    expect(await act.one(id, 'client')).toMatchObject({ answer: 'Merci beaucoup', answeredAt: later(2) })
    await act.answer(client, id, 'De rien')
    expect((await act.one(id, 'provider')).answer).toBe('De rien')
    expect((await mailsOf(id)).filter(name => name.startsWith('answered'))).toEqual([
      'answered_client',
      'answered_provider',
    ])
  })
})

describe('reports', () => {
  test('once per person, never one’s own, and only of what one can read', async () => {
    const { id, client, provider } = await completed(t)
    await act.save(client, id)
    const review = await act.one(id, 'client')
    const reader = await makeUser(t.db)
    await expect(act.report(reader, review.id)).rejects.toMatchObject(code('not_found'))
    await act.save(provider, id)
    await Promise.all([act.report(reader, review.id), act.report(reader, review.id)])
    await expect(act.report(client, review.id)).rejects.toMatchObject(code('reviews.own'))
    const about = await act.one(id, 'provider')
    await expect(act.report(reader, about.id)).rejects.toMatchObject(code('not_found'))
    await act.report(client, about.id)
    const rows = await t.db.select().from(reviewReports).where(eq(reviewReports.reviewId, review.id))
    expect(rows).toHaveLength(1)
  })

  test('hidden, a review is neither shown nor counted and stays as it is; kept, nothing changes', async () => {
    const { id, client, provider, seller } = await completed(t)
    await act.save(client, id, { rating: '1', body: 'Escroc' })
    await act.save(provider, id)
    const review = await act.one(id, 'client')
    const admin = await makeUser(t.db, { role: 'ADMIN' })
    const counted = async () => {
      const [row] = await t.db.select().from(providers).where(eq(providers.id, seller.providerId))
      return [row?.ratingSum, row?.ratingCount]
    }
    await act.report(provider, review.id)
    await expect(act.moderate(client, review.id, 'hide')).rejects.toMatchObject(code('not_found'))
    await expect(reportedReviews(t.db, client)).rejects.toMatchObject(code('not_found'))
    await act.moderate(admin, review.id, 'keep')
    expect(await counted()).toEqual([1, 1])
    await expect(act.moderate(admin, review.id, 'hide')).rejects.toMatchObject(code('reviews.decided'))
    await act.report(await makeUser(t.db), review.id)
    expect((await reportedReviews(t.db, admin)).find(row => row.id === review.id)?.reports).toHaveLength(2)
    await act.moderate(admin, review.id, 'hide')
    expect(await counted()).toEqual([0, 0])
    const shown = await readReviews(seller.slug, seller.providerId, 1)
    expect(shown.list).toEqual([])
    expect((await reviewsReceived(t.db, provider, 1)).items).toEqual([])
    await expect(act.save(client, id, { rating: '2' })).rejects.toMatchObject(code('reviews.hidden'))
    await expect(act.remove(client, id)).rejects.toMatchObject(code('reviews.hidden'))
    await expect(act.answer(provider, id)).rejects.toMatchObject(code('not_found'))
    expect(await trailOf(review.id)).toContain('review.hidden')
  })
})

test('the page of a provider shows means, answers and edits of clients’ reviews only', async () => {
  const { id, client, provider, seller } = await completed(t)
  await act.save(client, id, { rating: '4', punctuality: '3', quality: '5', body: 'Sérieux' })
  await act.save(provider, id, { rating: '2', body: 'Client absent' })
  await act.save(client, id, { rating: '5', punctuality: '3', quality: '5', body: 'Sérieux' }, later(3))
  await act.answer(provider, id)
  const { list, distribution, criteria } = await readReviews(seller.slug, seller.providerId, 1)
  expect(list).toHaveLength(1)
  expect(list[0]).toMatchObject({ rating: 5, edited: true, answer: 'Merci beaucoup', author: 'Nadia E.' })
  expect(distribution[0]).toEqual({ stars: 5, votes: 1 })
  expect(criteria).toEqual([
    { name: 'punctuality', value: 3 },
    { name: 'quality', value: 5 },
  ])
  expect(DONE.getTime()).toBeLessThan(Date.parse(list[0]?.publishedAt ?? ''))
})
