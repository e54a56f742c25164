import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { providers, rescheduleProposals } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { acceptProposal, declineProposal } from '@/lib/bookings/commands/reschedule'
import { AT, makeUser } from '../../support/factories'
import { FOUR, rescheduling, TEN, TWO, won } from './rescheduling'

const { db, scene, propose, decide, book, rowOf, proposalsOf, stepsOf } = rescheduling()

describe('at once', () => {
  test('two who accept: the booking moves once', async () => {
    const { client, provider, id } = await scene()
    await propose(client, id)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => decide(acceptProposal, provider, id, { version: 3 })),
    )
    expect(won(outcomes)).toBe(1)
    expect(await stepsOf(id)).toEqual(['request', 'accept', 'propose', 'reschedule'])
  })

  test('acceptance and cancellation: one of them holds, and no proposal stays open', async () => {
    const { client, provider, id } = await scene()
    await propose(client, id)
    const outcomes = await Promise.allSettled([
      decide(acceptProposal, provider, id, { version: 3 }),
      db().transaction(tx => moveBooking(tx, client, id, 'cancel', AT, { version: 3 })),
    ])
    expect(won(outcomes)).toBe(1)
    const { status, startsAt } = await rowOf(id)
    expect(startsAt).toEqual(status === 'CANCELLED' ? new Date(TEN) : TWO)
    expect((await proposalsOf(id))[0]?.status).not.toBe('OPEN')
  })

  test('acceptance and somebody else’s request for that time: one has it, nothing else changes', async () => {
    const { client, provider, seller, id } = await scene()
    await propose(client, id)
    const others = await Promise.all([makeUser(db()), makeUser(db()), makeUser(db())])
    const outcomes = await Promise.allSettled([
      ...others.map(other => book(other, seller.offerId, TWO)),
      decide(acceptProposal, provider, id),
    ])
    expect(won(outcomes)).toBe(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'booking.slot_taken' })
    }
  })

  test('once taken by somebody else the time cannot be accepted, but it can be declined', async () => {
    const { client, provider, seller, id } = await scene()
    await propose(provider, id)
    await book(await makeUser(db()), seller.offerId, TWO)
    await expect(decide(acceptProposal, client, id)).rejects.toMatchObject({ code: 'booking.slot_taken' })
    expect(await rowOf(id)).toMatchObject({ startsAt: new Date(TEN), version: 3 })
    expect(await proposalsOf(id)).toMatchObject([{ status: 'OPEN' }])
    await decide(declineProposal, client, id)
  })

  test('the day has filled up meanwhile: the limit holds for those who move, too', async () => {
    const { client, provider, seller, id } = await scene()
    await db().update(providers).set({ dailyCap: 1 }).where(eq(providers.id, seller.providerId))
    const nextDay = new Date('2026-11-28T14:00:00.000Z')
    await propose(client, id, nextDay)
    await book(await makeUser(db()), seller.offerId, new Date('2026-11-28T09:00:00.000Z'))
    await expect(decide(acceptProposal, provider, id)).rejects.toMatchObject({ code: 'booking.day_full' })
    expect(await rowOf(id)).toMatchObject({ startsAt: new Date(TEN) })
  })

  test('two proposals: one is open', async () => {
    const { client, provider, id } = await scene()
    const outcomes = await Promise.allSettled([propose(client, id), propose(provider, id, FOUR)])
    expect(won(outcomes)).toBe(1)
    const open = await db()
      .select()
      .from(rescheduleProposals)
      .where(and(eq(rescheduleProposals.bookingId, id), eq(rescheduleProposals.status, 'OPEN')))
    expect(open).toHaveLength(1)
    await expect(propose(client, id, FOUR)).rejects.toMatchObject({ code: 'booking.proposal_open' })
  })

  test('two appointments that change places: no error page, no double booking', async () => {
    const { client, provider, seller, id } = await scene()
    const other = await makeUser(db())
    const second = (await book(other, seller.offerId, FOUR)).id
    await db().transaction(tx => moveBooking(tx, provider, second, 'accept', AT))
    await propose(client, id, TWO)
    await propose(other, second, TWO)
    const outcomes = await Promise.allSettled([
      decide(acceptProposal, provider, id),
      decide(acceptProposal, provider, second),
    ])
    expect(won(outcomes)).toBe(1)
    const lost = outcomes.find(outcome => outcome.status === 'rejected')
    expect(lost).toMatchObject({ reason: { code: 'booking.slot_taken' } })
  })
})
