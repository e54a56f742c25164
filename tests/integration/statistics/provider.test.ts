import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookingEvents, bookings, providers, providerViews, reviews } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { countView, refreshResponseMinutes } from '@/lib/statistics/commands'
import { providerEarnings } from '@/lib/statistics/queries/earnings'
import { providerStanding, providerStatistics } from '@/lib/statistics/queries/provider'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

type Seller = Awaited<ReturnType<typeof makeProvider>>
const MONTHS = ['2026-10', '2026-11', '2026-12']
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

async function ask(seller: Seller, start: string): Promise<string> {
  const client = await makeUser(t.db)
  const { id } = await t.db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, start), AT),
  )
  return id
}
const move = (seller: Seller, id: string, name: 'accept' | 'refuse' | 'cancel', at: Date) =>
  t.db.transaction(tx => moveBooking(tx, seller.owner, id, name, at, { reason: 'Complet' }))
const change = (id: string, columns: Partial<typeof bookings.$inferInsert>) =>
  t.db.update(bookings).set(columns).where(eq(bookings.id, id))

describe('a provider’s year', () => {
  test('counts requests, answers, cancellations and revenue, and nobody else’s', async () => {
    const seller = await makeProvider(t.db)
    const accepted = await ask(seller, '2026-11-27T10:00:00Z')
    const refused = await ask(seller, '2026-11-27T12:00:00Z')
    const called = await ask(seller, '2026-11-27T14:00:00Z')
    await ask(seller, '2026-11-27T16:00:00Z')
    await move(seller, accepted, 'accept', later(10))
    await move(seller, refused, 'refuse', later(30))
    await move(seller, called, 'accept', later(20))
    await move(seller, called, 'cancel', later(40))
    await change(accepted, { status: 'COMPLETED' })
    const stranger = await makeProvider(t.db)
    const statistics = await providerStatistics(t.db, seller.providerId, MONTHS)
    expect(statistics).toMatchObject({
      requests: [0, 4, 0],
      acceptance: [null, 67, null],
      response: [null, 20, null],
      cancelled: [0, 1, 0],
      completed: [0, 1, 0],
      revenue: [0, 15_000, 0],
      rating: [null, null, null],
    })
    expect((await providerStatistics(t.db, stranger.providerId, MONTHS)).requests).toEqual([0, 0, 0])
    expect((await providerStanding(t.db, seller.providerId))?.reliability).toBe(95)
  })

  test('a request at the very edge of a month belongs to the Moroccan one', async () => {
    const seller = await makeProvider(t.db)
    const [first, second] = [
      await ask(seller, '2026-11-28T10:00:00Z'),
      await ask(seller, '2026-11-28T14:00:00Z'),
    ]
    // Until 20 September 2026 midnight was an hour before UTC's.
    await change(first, { requestedAt: new Date('2026-08-31T22:59:59Z') })
    await change(second, { requestedAt: new Date('2026-08-31T23:00:00Z') })
    const { requests } = await providerStatistics(t.db, seller.providerId, ['2026-08', '2026-09'])
    expect(requests).toEqual([1, 1])
  })

  test('ratings are those that are published, of clients, and not hidden', async () => {
    const seller = await makeProvider(t.db)
    const at = new Date('2026-11-10T10:00:00Z')
    const given = [
      { rating: 5, publishedAt: at },
      { rating: 4, publishedAt: at },
      { rating: 1, publishedAt: at, hiddenAt: at },
      { rating: 1, publishedAt: null },
      { rating: 1, publishedAt: at, side: 'provider' as const },
    ]
    for (const [index, review] of given.entries()) {
      const id = await ask(seller, `2026-11-${27 + Math.floor(index / 3)}T${10 + (index % 3) * 2}:00:00Z`)
      const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
      if (!row) throw new Error('gone')
      await t.db.insert(reviews).values({
        bookingId: id,
        authorId: row.clientId,
        clientId: row.clientId,
        providerId: seller.providerId,
        locale: 'fr',
        createdAt: at,
        ...review,
      })
    }
    const { rating } = await providerStatistics(t.db, seller.providerId, MONTHS)
    expect(rating).toEqual([null, 4.5, null])
  })
})

describe('earnings', () => {
  test('are the payable amounts of completed jobs by day of the job; cash that is not confirmed is due', async () => {
    const seller = await makeProvider(t.db)
    const jobs = [
      // A Sunday and the Monday after it.
      { wallDate: '2026-11-29', payable: 20_000, amountPaid: 20_000, paymentStatus: 'PAID' as const },
      { wallDate: '2026-11-30', payable: 10_000 },
      { wallDate: '2026-12-01', payable: null },
      { wallDate: '2026-12-02', payable: 50_000, status: 'CONFIRMED' as const },
    ]
    for (const [index, job] of jobs.entries()) {
      const id = await ask(seller, `2026-11-27T${10 + 2 * index}:00:00Z`)
      await change(id, { status: 'COMPLETED', agreedCap: 60_000, ...job })
    }
    const stranger = await makeProvider(t.db)
    const weeks = ['2026-11-23', '2026-11-30']
    const earned = await providerEarnings(t.db, seller.providerId, ['2026-11', '2026-12'], weeks)
    expect(earned).toMatchObject({
      months: [30_000, 0],
      weeks: [20_000, 10_000],
      total: 30_000,
      jobs: 3,
      average: 15_000,
      withoutAmount: 1,
      due: { amount: 10_000, jobs: 1 },
      services: [{ jobs: 3, total: 30_000, average: 15_000 }],
    })
    const nothing = await providerEarnings(t.db, stranger.providerId, MONTHS, weeks)
    expect(nothing).toMatchObject({ total: 0, jobs: 0, average: null, due: { amount: 0, jobs: 0 } })
  })
})

describe('visits', () => {
  const viewsOf = (seller: Seller) =>
    t.db.select().from(providerViews).where(eq(providerViews.providerId, seller.providerId))

  test('are counted by day, all of them when many come at once', async () => {
    const seller = await makeProvider(t.db)
    await Promise.all(Array.from({ length: 8 }, () => countView(t.db, seller.slug, null, '2026-11-25')))
    await countView(t.db, seller.slug, (await makeUser(t.db)).userId, '2026-11-26')
    expect((await viewsOf(seller)).map(row => [row.day, row.views]).sort()).toEqual([
      ['2026-11-25', 8],
      ['2026-11-26', 1],
    ])
    expect((await providerStatistics(t.db, seller.providerId, MONTHS)).views).toEqual([0, 9, 0])
  })

  test('one’s own look, a page that is not public and a made-up name are none', async () => {
    const [seller, draft] = [await makeProvider(t.db), await makeProvider(t.db, { status: 'DRAFT' })]
    await countView(t.db, seller.slug, seller.owner.userId, '2026-11-25')
    await countView(t.db, draft.slug, null, '2026-11-25')
    await countView(t.db, 'nobody', null, '2026-11-25')
    expect([...(await viewsOf(seller)), ...(await viewsOf(draft))]).toEqual([])
  })
})

describe('how fast a provider answers', () => {
  const minutesOf = async (seller: Seller) =>
    (await t.db.select().from(providers).where(eq(providers.id, seller.providerId)))[0]?.responseMinutes

  test('is the median of 90 days, and a second run changes nothing', async () => {
    const [seller, silent] = [await makeProvider(t.db), await makeProvider(t.db)]
    for (const [index, minutes] of [5, 15, 40].entries()) {
      const id = await ask(seller, `2026-11-29T${10 + 2 * index}:00:00Z`)
      await move(seller, id, 'accept', later(minutes))
    }
    const old = await ask(seller, '2026-11-29T16:00:00Z')
    await change(old, { requestedAt: new Date('2026-08-01T10:00:00Z') })
    await t.db.insert(bookingEvents).values({
      bookingId: old,
      version: 9,
      transition: 'refuse',
      fromStatus: 'PENDING',
      toStatus: 'REJECTED',
      actorKind: 'provider',
      at: new Date('2026-08-03T10:00:00Z'),
    })
    expect(await refreshResponseMinutes(t.db, later(60))).toBeGreaterThan(0)
    expect(await minutesOf(seller)).toBe(15)
    expect(await minutesOf(silent)).toBe(60)
    expect(await refreshResponseMinutes(t.db, later(60))).toBe(0)
  })

  test('a slot accepted by the system is no answer', async () => {
    const seller = await makeProvider(t.db)
    const id = await ask(seller, '2026-11-30T10:00:00Z')
    await t.db.insert(bookingEvents).values({
      bookingId: id,
      version: 2,
      transition: 'accept',
      fromStatus: 'PENDING',
      toStatus: 'CONFIRMED',
      actorKind: 'system',
      at: later(1),
    })
    await refreshResponseMinutes(t.db, later(60))
    expect(await minutesOf(seller)).toBe(60)
  })
})
