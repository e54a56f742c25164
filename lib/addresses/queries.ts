import 'server-only'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { districts, userAddresses } from '@/db/schema'

/** The places of one client, the preferred one first. */
export async function addressesOf(tx: Tx, userId: string) {
  return tx
    .select({
      id: userAddresses.id,
      label: userAddresses.label,
      cityId: userAddresses.cityId,
      districtId: userAddresses.districtId,
      address: userAddresses.address,
      landmark: userAddresses.landmark,
      preferred: userAddresses.isDefault,
    })
    .from(userAddresses)
    .where(eq(userAddresses.userId, userId))
    .orderBy(desc(userAddresses.isDefault), asc(userAddresses.createdAt), asc(userAddresses.id))
}
export type AddressRow = Awaited<ReturnType<typeof addressesOf>>[number]

/** What the booking form begins with: the client's place in this city, the preferred one before others. */
export async function addressIn(tx: Tx, userId: string, cityId: number) {
  const [row] = await tx
    .select({
      label: userAddresses.label,
      address: userAddresses.address,
      landmark: userAddresses.landmark,
      district: districts.slug,
    })
    .from(userAddresses)
    .leftJoin(districts, eq(districts.id, userAddresses.districtId))
    .where(and(eq(userAddresses.userId, userId), eq(userAddresses.cityId, cityId)))
    .orderBy(desc(userAddresses.isDefault), asc(userAddresses.createdAt), asc(userAddresses.id))
    .limit(1)
  return row ?? null
}
