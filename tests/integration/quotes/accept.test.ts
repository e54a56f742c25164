import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog, bookingEvents, bookings } from '@/db/schema'
import { requestBooking } from '@/lib/bookings/commands/request'
import { declineQuote, withdrawQuote } from '@/lib/quotes/commands/bargain'
import { closeRequest } from '@/lib/quotes/commands/end'
import { findInvitation } from '@/lib/quotes/queries/invited'
import { findOwnRequest } from '@/lib/quotes/queries/own'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { actors, LANDMARK, mailsAbout, STREET, TEN } from './scene'

let t: TestDatabase
let does: ReturnType<typeof actors>
beforeAll(async () => {
  t = await openTestDatabase()
  does = actors(t)
  return () => t.close()
})

describe('accepting', () => {
  test('makes a confirmed appointment at the price of the quote, and tells the others', async () => {
    const { id, client, sellers } = await does.withQuotes(3)
    const [chosen, ...others] = sellers
    if (!chosen) throw new Error('no seller')
    const { booking } = await does.accept(client, id, chosen.providerId)
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, booking))
    expect(row).toMatchObject({
      status: 'CONFIRMED',
      version: 2,
      total: 47_500,
      payable: 47_500,
      agreedCap: 52_250,
      title: 'Refaire la salle de bain',
      address: STREET,
      landmark: LANDMARK,
      offerId: chosen.offerId,
    })
    expect(row?.quoteId).toBe((await does.quoteOf(id, chosen.providerId))?.id)
    expect(row?.priceLines.map(line => line.kind)).toEqual(['callout', 'labour'])
    expect((row?.endsAt.getTime() ?? 0) - (row?.startsAt.getTime() ?? 0)).toBe(2 * 3_600_000)
    const history = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, booking))
    expect(history.map(event => [event.transition, event.actorKind])).toEqual([
      ['request', 'client'],
      ['accept', 'system'],
    ])
    expect(await does.statusOf(id)).toBe('ACCEPTED')
    for (const { providerId } of others)
      expect(await does.quoteOf(id, providerId)).toMatchObject({ status: 'DECLINED' })
    expect((await mailsAbout(t, id)).slice(3)).toEqual([
      'accepted_provider',
      'declined_provider',
      'declined_provider',
    ])
    const trace = await t.db.select().from(auditLog).where(eq(auditLog.targetId, id))
    expect(trace.map(row => row.action)).toContain('quote_request.accept')
  })

  test('sent twice, makes one appointment', async () => {
    const { id, client, sellers } = await does.withQuotes(1)
    const provider = sellers[0]?.providerId ?? 0
    const first = await does.accept(client, id, provider)
    expect(await does.accept(client, id, provider)).toEqual({ booking: first.booking, repeated: true })
  })

  test('of two prices accepted at once, one wins and one appointment is made', async () => {
    const { id, client, sellers } = await does.withQuotes(2)
    const outcomes = await Promise.allSettled(
      sellers.map(({ providerId }) => does.accept(client, id, providerId)),
    )
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
    const codes = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(codes).toEqual(['quotes.closed'])
    expect(await t.db.select().from(bookings).where(eq(bookings.clientId, client.userId))).toHaveLength(1)
  })

  test('a slot that somebody else took leaves everything as it was', async () => {
    const { id, client, sellers } = await does.withQuotes(1)
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    const rival = await makeUser(t.db)
    await does.inOne(tx => requestBooking(tx, rival, requestInput(seller.offerId, TEN), AT))
    await expect(does.accept(client, id, seller.providerId)).rejects.toMatchObject({
      code: 'booking.slot_taken',
    })
    expect(await does.statusOf(id)).toBe('OPEN')
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({ status: 'SENT', version: 1 })
    await does.accept(client, id, seller.providerId, 1, '2026-11-26T15:00:00.000Z')
    expect(await does.statusOf(id)).toBe('ACCEPTED')
  })

  test('a price that has run out, or changed since the page was opened, is refused', async () => {
    const { id, client, sellers } = await does.withQuotes(1)
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    const after = new Date('2026-12-02T08:00:00.000Z')
    await expect(
      does.accept(client, id, seller.providerId, 1, '2026-12-03T10:00:00.000Z', after),
    ).rejects.toMatchObject({ code: 'quotes.lapsed' })
    await does.send(seller.owner, id, { version: '1', price_1: '900' })
    await expect(does.accept(client, id, seller.providerId)).rejects.toMatchObject({ code: 'quotes.stale' })
  })
})

describe('strangers', () => {
  test('another client and a provider who was not told find nothing, and leave no trace', async () => {
    const { id, sellers } = await does.withQuotes(1)
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    const [other, uninvited] = [await makeUser(t.db), await makeProvider(t.db)]
    const step = { request: id, provider: seller.providerId, version: 1 }
    const outcomes = await Promise.allSettled([
      does.send(uninvited.owner, id),
      does.inOne(tx => declineQuote(tx, other, step, AT)),
      does.inOne(tx => closeRequest(tx, other, { request: id }, AT)),
      does.inOne(tx => withdrawQuote(tx, uninvited.owner, step, AT)),
      does.accept(other, id, seller.providerId),
    ])
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
    }
    expect(await findOwnRequest(t.db, other, id)).toBeNull()
    expect(await findInvitation(t.db, uninvited.owner, id)).toBeNull()
    expect(await does.quoteOf(id, seller.providerId)).toMatchObject({ status: 'SENT', version: 1 })
  })

  test('the invited provider reads neither address nor landmark, telephone or family name', async () => {
    const { id, sellers } = await does.withQuotes(1)
    const [seller] = sellers
    if (!seller) throw new Error('no seller')
    const seen = JSON.stringify(await findInvitation(t.db, seller.owner, id))
    expect(seen).toContain('Refaire la salle de bain')
    for (const secret of [STREET, LANDMARK, 'El Amrani', '612345678', '@test.khadamat']) {
      expect(seen).not.toContain(secret)
    }
  })
})
