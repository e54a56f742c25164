import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { districts, providers, providerZones } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import type { RulesInput, ZonesInput } from '../schemas'
import { auditPlan, type Changed, type OwnProvider, ownProvider } from './own'

/** Saves how the actor takes bookings. Codes: `not_found` for who has no profile. */
export async function saveRules(tx: Tx, actor: User, input: RulesInput, at: Date): Promise<Changed> {
  const provider = await ownProvider(tx, actor)
  const names = Object.keys(input) as (keyof RulesInput)[]
  const changed = names.filter(name => provider[name] !== input[name])
  if (changed.length === 0) return { slug: provider.slug }
  await tx
    .update(providers)
    .set({ ...input, updatedAt: at })
    .where(eq(providers.id, provider.id))
  const pick = (from: OwnProvider | RulesInput) => Object.fromEntries(changed.map(name => [name, from[name]]))
  await auditPlan(tx, actor, provider, { old: pick(provider), next: pick(input) }, at)
  return { slug: provider.slug }
}

/**
 * Saves where the actor works: the districts named, or with none of them all within the radius.
 * Codes: `not_found`; `booking.district_unknown` for one that is not of the actor's city.
 */
export async function saveZones(
  tx: Tx,
  actor: User,
  { radiusKm, districtIds }: ZonesInput,
  at: Date,
): Promise<Changed> {
  const provider = await ownProvider(tx, actor)
  const mine = eq(providerZones.providerId, provider.id)
  const rows = await tx.select({ id: providerZones.districtId }).from(providerZones).where(mine)
  const old = rows.map(({ id }) => id).sort((a, b) => a - b)
  const next = [...new Set(districtIds)].sort((a, b) => a - b)
  if (next.length > 0) {
    const known = await tx
      .select({ id: districts.id })
      .from(districts)
      .where(and(inArray(districts.id, next), eq(districts.cityId, provider.cityId)))
    if (known.length !== next.length) throw new AppError('booking.district_unknown')
  }
  if (provider.radiusKm === radiusKm && old.join() === next.join()) return { slug: provider.slug }
  await tx.update(providers).set({ radiusKm, updatedAt: at }).where(eq(providers.id, provider.id))
  await tx.delete(providerZones).where(mine)
  if (next.length > 0) {
    await tx.insert(providerZones).values(next.map(districtId => ({ providerId: provider.id, districtId })))
  }
  const zones = { old: { radiusKm: provider.radiusKm, zones: old }, next: { radiusKm, zones: next } }
  await auditPlan(tx, actor, provider, zones, at)
  return { slug: provider.slug }
}
