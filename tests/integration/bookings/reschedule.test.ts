import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditLog } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import {
  acceptProposal,
  declineProposal,
  lapseProposal,
  retractProposal,
} from '@/lib/bookings/commands/reschedule'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { FOUR, rescheduling, SYSTEM, TEN, TWO } from './rescheduling'

const { db, scene, propose, decide, book, rowOf, proposalsOf, stepsOf } = rescheduling()

describe('another time for a firm appointment', () => {
  test('the client proposes, the old slot is kept, the provider accepts, the same booking moves', async () => {
    const { client, provider, seller, id } = await scene()
    await propose(client, id, TWO, { version: 2, note: 'Je rentre plus tard' })
    expect(await rowOf(id)).toMatchObject({ status: 'CONFIRMED', startsAt: new Date(TEN), version: 3 })
    const other = await makeUser(db())
    await expect(book(other, seller.offerId, new Date(TEN))).rejects.toMatchObject({
      code: 'booking.slot_taken',
    })
    await decide(acceptProposal, provider, id, { version: 3 })
    expect(await rowOf(id)).toMatchObject({
      status: 'CONFIRMED',
      startsAt: TWO,
      endsAt: new Date('2026-11-27T15:00:00.000Z'),
      wallDate: '2026-11-27',
      wallMinutes: 14 * 60,
      version: 4,
    })
    expect(await proposalsOf(id)).toMatchObject([{ status: 'ACCEPTED', note: 'Je rentre plus tard' }])
    // The old time is free again, the new one with its buffer is not.
    await expect(book(other, seller.offerId, new Date('2026-11-27T15:00:00.000Z'))).rejects.toMatchObject({
      code: 'booking.slot_taken',
    })
    await book(other, seller.offerId, new Date(TEN))
    expect(await stepsOf(id)).toEqual(['request', 'accept', 'propose', 'reschedule'])
    const trail = await db().select().from(auditLog).where(eq(auditLog.targetId, id))
    expect(trail).toHaveLength(4)
  })

  test('declined, retracted or lapsed, everything stays as it was and another can be proposed', async () => {
    const { client, provider, id } = await scene()
    await propose(provider, id)
    await decide(declineProposal, client, id)
    await propose(provider, id, FOUR)
    await decide(retractProposal, provider, id)
    await propose(client, id)
    const early = new Date(AT.getTime() + 60_000)
    await expect(db().transaction(tx => lapseProposal(tx, id, early))).rejects.toMatchObject({
      code: 'booking.not_allowed',
    })
    const due = new Date(AT.getTime() + 12 * 3_600_000)
    await expect(decide(acceptProposal, provider, id, {}, due)).rejects.toMatchObject({
      code: 'booking.proposal_gone',
    })
    await db().transaction(tx => lapseProposal(tx, id, due))
    await expect(db().transaction(tx => lapseProposal(tx, id, due))).rejects.toMatchObject({
      code: 'booking.not_allowed',
    })
    expect((await proposalsOf(id)).map(row => row.status).sort()).toEqual(['DECLINED', 'LAPSED', 'RETRACTED'])
    expect(await rowOf(id)).toMatchObject({ status: 'CONFIRMED', startsAt: new Date(TEN) })
    await propose(client, id, FOUR, {}, due)
  })

  test('the calendar itself may propose; the client decides', async () => {
    const { client, provider, id } = await scene()
    await propose(SYSTEM, id)
    await expect(decide(acceptProposal, provider, id)).rejects.toMatchObject({ code: 'booking.not_allowed' })
    await decide(acceptProposal, client, id)
    expect((await rowOf(id)).startsAt).toEqual(TWO)
  })

  test('half an hour later overlaps only itself, and that is no obstacle', async () => {
    const { client, provider, id } = await scene()
    const half = new Date('2026-11-27T10:30:00.000Z')
    await propose(client, id, half)
    await decide(acceptProposal, provider, id)
    expect((await rowOf(id)).startsAt).toEqual(half)
  })

  test('what is refused leaves no trace', async () => {
    const { client, provider, seller, id } = await scene()
    const other = await makeUser(db())
    await book(other, seller.offerId, FOUR)
    const refusals: [User, Date, object, string, Date?][] = [
      [client, new Date(TEN), {}, 'booking.same_time'],
      [client, FOUR, {}, 'booking.slot_taken'],
      [client, new Date('2026-11-27T22:00:00.000Z'), {}, 'booking.outside_hours'],
      [client, new Date('2026-11-27T14:07:00.000Z'), {}, 'booking.slot_off_grid'],
      [client, new Date('2026-11-24T14:00:00.000Z'), {}, 'booking.slot_past'],
      [client, TWO, { version: 1 }, 'booking.stale'],
      [await makeUser(db()), TWO, {}, 'not_found'],
      [(await makeProvider(db())).owner as User, TWO, {}, 'not_found'],
      [provider, TWO, {}, 'booking.proposal_too_late', new Date('2026-11-27T09:10:00.000Z')],
      [client, TWO, {}, 'booking.too_late', new Date('2026-11-27T10:00:00.000Z')],
    ]
    for (const [actor, start, options, code, at] of refusals) {
      await expect(propose(actor, id, start, options, at), code).rejects.toMatchObject({ code })
    }
    expect(await proposalsOf(id)).toEqual([])
    expect(await stepsOf(id)).toEqual(['request', 'accept'])
  })

  test('nobody decides their own proposal, no stranger any', async () => {
    const { client, provider, id } = await scene()
    await expect(decide(acceptProposal, provider, id)).rejects.toMatchObject({
      code: 'booking.proposal_gone',
    })
    await propose(client, id)
    for (const command of [acceptProposal, declineProposal]) {
      await expect(decide(command, client, id)).rejects.toMatchObject({ code: 'booking.not_allowed' })
    }
    await expect(decide(retractProposal, provider, id)).rejects.toMatchObject({ code: 'booking.not_allowed' })
    for (const stranger of [await makeUser(db()), (await makeProvider(db())).owner as User]) {
      for (const command of [acceptProposal, declineProposal, retractProposal]) {
        await expect(decide(command, stranger, id)).rejects.toMatchObject({ code: 'not_found' })
      }
    }
    await expect(decide(acceptProposal, provider, id, { version: 2 })).rejects.toMatchObject({
      code: 'booking.stale',
    })
    expect(await proposalsOf(id)).toMatchObject([{ status: 'OPEN' }])
  })
})

describe('another time in answer to a request', () => {
  test('moves the deadline, and the client’s yes confirms at the new time', async () => {
    const { client, provider, id } = await scene({ firm: false })
    await propose(provider, id)
    const expiry = new Date(AT.getTime() + 12 * 3_600_000)
    expect(await rowOf(id)).toMatchObject({ status: 'PENDING', expiresAt: expiry })
    await decide(acceptProposal, client, id)
    expect(await rowOf(id)).toMatchObject({ status: 'CONFIRMED', startsAt: TWO, expiresAt: null })
    expect((await rowOf(id)).checkCode).toMatch(/^\d{4}$/)
  })

  test('a no lets the provider answer the first wish, with the full time', async () => {
    const { client, provider, id } = await scene({ firm: false })
    await propose(provider, id)
    const later = new Date(AT.getTime() + 3_600_000)
    await decide(declineProposal, client, id, {}, later)
    expect((await rowOf(id)).expiresAt).toEqual(new Date(later.getTime() + 24 * 3_600_000))
    await db().transaction(tx => moveBooking(tx, provider, id, 'accept', later))
    expect(await rowOf(id)).toMatchObject({ status: 'CONFIRMED', startsAt: new Date(TEN) })
  })

  test('without any answer request and proposal end together', async () => {
    const { client, provider, id } = await scene({ firm: false })
    await expect(propose(client, id)).rejects.toMatchObject({ code: 'booking.not_allowed' })
    await propose(provider, id)
    const due = new Date(AT.getTime() + 12 * 3_600_000)
    await db().transaction(tx => moveBooking(tx, SYSTEM, id, 'expire', due))
    expect(await proposalsOf(id)).toMatchObject([{ status: 'LAPSED' }])
    await expect(decide(acceptProposal, client, id, {}, due)).rejects.toMatchObject({
      code: 'booking.not_allowed',
    })
  })
})
