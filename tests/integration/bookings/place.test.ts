import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { bookings, districts } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { findBooking } from '@/lib/bookings/queries/view'
import { requestSchema } from '@/lib/bookings/schemas'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const TEN = '2026-11-26T10:00:00.000Z'
const PIN = { latitude: 33.57312, longitude: -7.63651 }

async function scene(changes: Record<string, unknown>) {
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const { id } = await t.db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, TEN, changes), AT),
  )
  return { id, client, provider: seller.owner as User }
}

test('the pin is the client’s alone until the appointment is firm, then the provider’s too', async () => {
  const { id, client, provider } = await scene({
    pin: PIN,
    landmark: 'Derrière la pharmacie',
    district: 'maarif',
  })
  expect((await findBooking(t.db, client, id))?.pin).toEqual(PIN)
  const before = await findBooking(t.db, provider, id)
  expect(before).toMatchObject({ pin: null, address: null, landmark: null, phone: null })
  const said = JSON.stringify(before)
  for (const secret of ['57312', '63651', 'pharmacie', 'Tarik', 'El Amrani', '612345678'])
    expect(said).not.toContain(secret)
  await t.db.transaction(tx => moveBooking(tx, provider, id, 'accept', AT))
  expect(await findBooking(t.db, provider, id)).toMatchObject({
    pin: PIN,
    area: null,
    landmark: 'Derrière la pharmacie',
  })
})

test('what the provider sees before is the same for every pin of the district', async () => {
  const [maarif] = await t.db.select().from(districts).where(eq(districts.slug, 'maarif'))
  const areas = await Promise.all(
    [PIN, { latitude: 33.5901, longitude: -7.6002 }, null].map(async pin => {
      const { id, provider } = await scene({ pin, district: 'maarif' })
      return (await findBooking(t.db, provider, id))?.area
    }),
  )
  expect(new Set(areas.map(area => JSON.stringify(area))).size).toBe(1)
  expect(Math.abs((areas[0]?.latitude ?? 0) - (maarif?.latitude ?? 0))).toBeLessThan(0.006)
})

test('once refused or withdrawn, the place stays hidden', async () => {
  const { id, client, provider } = await scene({ pin: PIN })
  await t.db.transaction(tx => moveBooking(tx, client, id, 'withdraw', AT))
  expect(await findBooking(t.db, provider, id)).toMatchObject({ pin: null, address: null, phone: null })
})

test('a pin of another city is refused beside its field, and without a pin all goes as before', async () => {
  const rabat = { latitude: 34.0209, longitude: -6.8416 }
  await expect(scene({ pin: rabat })).rejects.toMatchObject({ fields: { pin: 'booking.pin_far' } })
  const { id } = await scene({ pin: null })
  const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
  expect(row).toMatchObject({ latitude: null, longitude: null })
})

test('the form’s line becomes a pin, nothing, or words beside the field', () => {
  const parse = (pin?: string) => requestSchema.shape.pin.safeParse(pin)
  expect(parse('https://www.google.com/maps/@33.57312,-7.63651,17z').data).toEqual(PIN)
  expect(parse(undefined).data).toBeNull()
  expect(parse('  ').data).toBeNull()
  expect(parse('à côté de la mosquée').error?.issues[0]?.message).toBe('booking.pin_unreadable')
})
