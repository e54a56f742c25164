import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookings, offers, providers } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { alternatives, requestTexts } from '@/lib/bookings/queries/alternatives'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const TEN = '2026-11-27T10:00:00.000Z'
const book = (actor: User, offer: number, start = TEN) =>
  t.db.transaction(tx => requestBooking(tx, actor, requestInput(offer, start), AT))

describe('three others when it does not work out', () => {
  test('sell the same service, are approved, and have the time closest to the wish', async () => {
    // Only those made here sell it, so that the nearest are known.
    await t.db.update(offers).set({ active: false })
    const wanted = await makeProvider(t.db)
    const others = []
    for (let i = 0; i < 5; i++) others.push(await makeProvider(t.db))
    const [free, busy, paused] = others
    if (!free || !busy || !paused) throw new Error('too few')
    await t.db.update(providers).set({ status: 'SUSPENDED' }).where(eq(providers.id, paused.providerId))
    await book(await makeUser(t.db), busy.offerId)
    const client = await makeUser(t.db)
    const { id } = await book(client, wanted.offerId)
    await t.db.transaction(tx =>
      moveBooking(tx, wanted.owner as User, id, 'refuse', AT, { reason: 'Complet' }),
    )

    const found = await alternatives(t.db, id, AT)
    expect(found).toHaveLength(3)
    const slugs = found.map(item => item.slug)
    for (const absent of [wanted.slug, paused.slug, busy.slug]) expect(slugs).not.toContain(absent)
    for (const { slot, slug } of found) {
      expect(slot.start.toISOString(), slug).toBe(TEN)
    }
    // What is shown can be booked.
    const [first] = found
    expect((await book(client, first?.offerId ?? 0)).repeated).toBe(false)
  })

  test('a wish in the past leads to the time from now on', async () => {
    const [row] = await t.db.select({ id: bookings.id }).from(bookings).limit(1)
    const later = new Date('2026-12-10T08:00:00.000Z')
    const found = await alternatives(t.db, row?.id ?? '', later)
    expect(found.length).toBeGreaterThan(0)
    for (const { slot } of found) expect(slot.start > later).toBe(true)
  })

  test('a booking that does not exist has none, and only its client takes the words along', async () => {
    expect(await alternatives(t.db, crypto.randomUUID(), AT)).toEqual([])
    const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
    const { id } = await book(client, seller.offerId)
    expect(await requestTexts(t.db, client, id)).toMatchObject({ title: 'Fuite sous l’évier', district: '' })
    expect(await requestTexts(t.db, await makeUser(t.db), id)).toBeNull()
  })
})
