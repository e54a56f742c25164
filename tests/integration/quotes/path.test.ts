import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { quotes } from '@/db/schema'
import { agreeToCounter, counterQuote, keepPrice, withdrawQuote } from '@/lib/quotes/commands/bargain'
import { closeRequest } from '@/lib/quotes/commands/end'
import { AT, makeProvider } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { actors, mailsAbout } from './scene'

let t: TestDatabase
let does: ReturnType<typeof actors>
beforeAll(async () => {
  t = await openTestDatabase()
  does = actors(t)
  return () => t.close()
})

describe('a price', () => {
  test('is multiplied and summed by the server, and remembered as it was agreed', async () => {
    const { id, sellers } = await does.withQuotes(1)
    const quote = await does.quoteOf(id, sellers[0]?.providerId ?? 0)
    expect(quote).toMatchObject({ status: 'SENT', position: 1, total: 47_500, durationMinutes: 120 })
    expect(quote?.lines.map(line => line.totalCentimes)).toEqual([10_000, 37_500])
    expect(await mailsAbout(t, id)).toEqual(['received_client'])
  })

  test('sent twice by one form is one price; changed, it is another version of the same', async () => {
    const { id, sellers } = await does.request()
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    const first = await does.send(seller.owner, id)
    expect(await does.send(seller.owner, id)).toEqual(first)
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({ version: 1 })
    await does.send(seller.owner, id, { version: '1', price_1: '120' })
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({
      version: 2,
      total: 49_500,
      position: 1,
    })
    await expect(does.send(seller.owner, id, { version: '1', price_1: '130' })).rejects.toMatchObject({
      code: 'quotes.stale',
    })
  })

  test('twelve providers at once: five prices, the others are told that it is full', async () => {
    const sellers = await Promise.all(Array.from({ length: 12 }, () => makeProvider(t.db)))
    const { id } = await does.request(sellers)
    const outcomes = await Promise.allSettled(sellers.map(({ owner }) => does.send(owner, id)))
    const codes = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(codes).toEqual(Array.from({ length: 7 }, () => 'quotes.full'))
    const rows = await t.db.select().from(quotes).where(eq(quotes.requestId, id))
    expect(rows.map(row => row.position).sort()).toEqual([1, 2, 3, 4, 5])
  })

  test('taken back, it keeps its place and may come again', async () => {
    const { id, sellers } = await does.withQuotes(1)
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    await does.inOne(tx => withdrawQuote(tx, seller.owner, { request: id, version: 1 }, AT))
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({ status: 'WITHDRAWN', version: 2 })
    await does.send(seller.owner, id, { version: '2' })
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({
      status: 'SENT',
      version: 3,
      position: 1,
    })
  })

  test('comes neither after the week nor to a closed request, nor from who sells nothing of the kind', async () => {
    const { id, client, sellers } = await does.request()
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    const late = new Date('2026-12-02T08:00:00.000Z')
    await expect(does.send(seller.owner, id, {}, late)).rejects.toMatchObject({ code: 'quotes.too_late' })
    await does.inOne(tx => closeRequest(tx, client, { request: id }, AT))
    await expect(does.send(seller.owner, id)).rejects.toMatchObject({ code: 'quotes.closed' })
  })
})

describe('bargaining', () => {
  const scene = async () => {
    const { id, client, sellers } = await does.withQuotes(1)
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    const counter = (total: number) =>
      does.inOne(tx =>
        counterQuote(
          tx,
          client,
          { request: id, provider: seller.providerId, version: 1, total, note: 'Je fournis la douche' },
          AT,
        ),
      )
    return { id, client, seller, counter }
  }

  test('an accepted counter-offer becomes the price, and the lines still sum up to it', async () => {
    const { id, seller, counter } = await scene()
    await counter(40_000)
    await does.inOne(tx => agreeToCounter(tx, seller.owner, { request: id, version: 2 }, AT))
    const quote = await does.quoteOf(id, seller.providerId)
    expect(quote).toMatchObject({ status: 'SENT', total: 40_000, counterTotal: null, version: 3 })
    expect(quote?.lines.at(-1)).toMatchObject({ kind: 'discount', totalCentimes: -7_500 })
    expect(quote?.lines.reduce((sum, line) => sum + line.totalCentimes, 0)).toBe(40_000)
    expect(await mailsAbout(t, id)).toEqual(['received_client', 'countered_provider', 'agreed_client'])
  })

  test('a kept price stays what it was; a counter-offer must be below it', async () => {
    const { id, seller, counter } = await scene()
    await expect(counter(47_500)).rejects.toMatchObject({ fields: { total: 'quotes.counter_too_high' } })
    await counter(30_000)
    await does.inOne(tx => keepPrice(tx, seller.owner, { request: id, version: 2 }, AT))
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({
      status: 'SENT',
      total: 47_500,
      counterTotal: null,
    })
  })

  test('a new price answers a counter-offer', async () => {
    const { id, seller, counter } = await scene()
    await counter(30_000)
    await does.send(seller.owner, id, { version: '2', price_1: '50' })
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({
      status: 'SENT',
      total: 42_500,
      counterTotal: null,
    })
  })
})
