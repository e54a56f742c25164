import 'server-only'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { cities, districts, userAddresses, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { MOST_ADDRESSES } from './domain/most'
import type { SaveAddressInput } from './schemas'

/** One client's places change one after the other: there is one preferred place, and no more than the most. */
async function holdOwner(tx: Tx, actor: User): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('update')
}

const refuse = (field: string, code: string) => new AppError('invalid', { fields: { [field]: code } })

async function placeOf(tx: Tx, input: SaveAddressInput) {
  const [city] = await tx.select({ id: cities.id }).from(cities).where(eq(cities.slug, input.city))
  if (!city) throw refuse('city', 'field.choice')
  if (!input.district) return { cityId: city.id, districtId: null }
  const [district] = await tx
    .select({ id: districts.id })
    .from(districts)
    .where(and(eq(districts.cityId, city.id), eq(districts.slug, input.district)))
  if (!district) throw refuse('district', 'booking.district_unknown')
  return { cityId: city.id, districtId: district.id }
}

function trace(tx: Tx, action: 'address.saved' | 'address.deleted', actor: User, id: string, at: Date) {
  const target = { type: 'address', id } as const
  return writeAudit(tx, { action, actor: { kind: 'client', id: actor.userId }, target }, at)
}

/**
 * Adds a place, or changes the one with this id. The first one is the preferred one.
 * Codes: `not_found`, also for somebody else's, `addresses.too_many`; beside the fields `city` and `district`.
 */
export async function saveAddress(tx: Tx, actor: User, input: SaveAddressInput, at: Date): Promise<void> {
  await holdOwner(tx, actor)
  const place = await placeOf(tx, input)
  const own = await tx
    .select({ id: userAddresses.id, preferred: userAddresses.isDefault })
    .from(userAddresses)
    .where(eq(userAddresses.userId, actor.userId))
  const others = own.filter(row => row.id !== input.id)
  if (others.length === own.length && own.length >= MOST_ADDRESSES) {
    throw new AppError('addresses.too_many', { params: { most: MOST_ADDRESSES } })
  }
  if (input.preferred) {
    await tx
      .update(userAddresses)
      .set({ isDefault: false })
      .where(and(eq(userAddresses.userId, actor.userId), ne(userAddresses.id, input.id)))
  }
  const row = {
    ...place,
    label: input.label,
    address: input.address,
    landmark: input.landmark,
    isDefault: input.preferred || !others.some(({ preferred }) => preferred),
    updatedAt: at,
  }
  const [saved] = await tx
    .insert(userAddresses)
    .values({ ...row, id: input.id, userId: actor.userId, createdAt: at })
    .onConflictDoUpdate({
      target: userAddresses.id,
      set: row,
      setWhere: sql`${userAddresses.userId} = ${actor.userId}`,
    })
    .returning({ id: userAddresses.id })
  if (!saved) throw new NotFoundError()
  await trace(tx, 'address.saved', actor, saved.id, at)
}

/** Removes a place; another one becomes the preferred one. Codes: `not_found`, also for somebody else's. */
export async function deleteAddress(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  await holdOwner(tx, actor)
  const [gone] = await tx
    .delete(userAddresses)
    .where(and(eq(userAddresses.id, id), eq(userAddresses.userId, actor.userId)))
    .returning({ preferred: userAddresses.isDefault })
  if (!gone) throw new NotFoundError()
  const [next] = await tx
    .select({ id: userAddresses.id })
    .from(userAddresses)
    .where(eq(userAddresses.userId, actor.userId))
    .orderBy(asc(userAddresses.createdAt), asc(userAddresses.id))
    .limit(1)
  if (gone.preferred && next) {
    await tx.update(userAddresses).set({ isDefault: true }).where(eq(userAddresses.id, next.id))
  }
  await trace(tx, 'address.deleted', actor, id, at)
}
