import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, offers } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'

export const TEN = new Date('2026-11-26T10:00:00.000Z')
export const ELEVEN = new Date('2026-11-26T11:00:00.000Z')

export const rowOf = async (tx: Tx, id: string) => {
  const [row] = await tx.select().from(bookings).where(eq(bookings.id, id))
  if (!row) throw new Error('gone')
  return row
}
export const codeIn = async (tx: Tx, id: string) => (await rowOf(tx, id)).checkCode ?? ''

/** An appointment at ten that both sides have agreed on; with `quote` without a price. */
export async function firm(db: Tx, { quote = false } = {}) {
  const [client, seller] = [await makeUser(db), await makeProvider(db)]
  if (quote) await db.update(offers).set({ unit: 'quote', price: null }).where(eq(offers.id, seller.offerId))
  const provider = seller.owner as User
  const { id } = await db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, TEN.toISOString()), AT),
  )
  await db.transaction(tx => moveBooking(tx, provider, id, 'accept', AT))
  return { id, client, provider, seller }
}

/** The same, begun. */
export async function begun(db: Tx, options: { quote?: boolean } = {}) {
  const scene = await firm(db, options)
  const code = await codeIn(db, scene.id)
  await db.transaction(tx => moveBooking(tx, scene.provider, scene.id, 'start', TEN, { code }))
  return scene
}
