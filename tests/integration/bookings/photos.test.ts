import { count, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { addPhotos } from '@/lib/bookings/commands/photos'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { filesOf, findFile } from '@/lib/files/queries'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { makeFile } from '../files/scene'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const TEN = '2026-11-26T10:00:00.000Z'

const upload = (owner: User, many: number) =>
  Promise.all(Array.from({ length: many }, () => makeFile(t.db, owner, 'BOOKING_PHOTO')))

const tied = async (booking: string) =>
  (await filesOf(t.db, { booking }, 'BOOKING_PHOTO')).map(({ id }) => id).toSorted()

async function scene() {
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const request = (photos: string[], key?: string) =>
    t.db.transaction(tx => requestBooking(tx, client, requestInput(seller.offerId, TEN, { photos, key }), AT))
  const add = (actor: User, booking: string, photos: string[]) =>
    t.db.transaction(tx => addPhotos(tx, actor, { booking, photos }, AT))
  return { client, provider: seller.owner as User, request, add }
}

describe('photos of a booking', () => {
  test('come with the request, and the provider sees them before answering', async () => {
    const { client, provider, request } = await scene()
    const photos = await upload(client, 2)
    const key = '6f9619ff-8b86-4011-b42d-00c04fc964ff'
    const { id } = await request(photos, key)
    expect(await request(photos, key)).toEqual({ id, repeated: true })
    expect(await tied(id)).toEqual(photos.toSorted())
    expect(await findFile(t.db, provider, photos[0]!)).not.toBeNull()
    expect(await findFile(t.db, await makeUser(t.db), photos[0]!)).toBeNull()
  })

  test('a request with somebody else’s photo is refused beside its field, and nothing is written', async () => {
    const { client, request } = await scene()
    const theirs = await upload(await makeUser(t.db), 1)
    await expect(request(theirs)).rejects.toMatchObject({ fields: { photos: 'files.unknown' } })
    const [made] = await t.db
      .select({ n: count() })
      .from(bookings)
      .where(eq(bookings.clientId, client.userId))
    expect(made?.n).toBe(0)
  })

  test('both sides add theirs, twice the same form once; a stranger finds no booking', async () => {
    const { client, provider, request, add } = await scene()
    const { id } = await request([])
    const [before, after] = [await upload(client, 1), await upload(provider, 1)]
    await Promise.all([add(client, id, before), add(client, id, before), add(provider, id, after)])
    expect(await tied(id)).toEqual([...before, ...after].toSorted())
    const stranger = await makeUser(t.db)
    await expect(add(stranger, id, await upload(stranger, 1))).rejects.toMatchObject({ code: 'not_found' })
    const rival = (await makeProvider(t.db)).owner as User
    await expect(add(rival, id, await upload(rival, 1))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('nothing is added to a booking that has ended', async () => {
    const { client, request, add } = await scene()
    const { id } = await request([])
    await t.db.transaction(tx => moveBooking(tx, client, id, 'withdraw', AT))
    await expect(add(client, id, await upload(client, 1))).rejects.toMatchObject({
      code: 'booking.not_allowed',
    })
  })
})
