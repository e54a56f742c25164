import 'server-only'
import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { categories, cities, districts, providers, providerZones } from '@/db/schema'
import { difference } from '@/lib/audit/domain/difference'
import { savePlan } from '@/lib/availability/commands/plan'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { toWall } from '@/lib/time/zone'
import { EXPERIENCE_YEARS } from '../domain/limits'
import { searchTexts } from '../domain/search-texts'
import { providerSlug } from '../domain/slug'
import { rangesOf } from '../domain/week'
import type { BioInput, HoursInput, IdentityInput, PlaceInput } from '../schemas'
import { lockOwn, type Own, type Saved, touch, traceOwn } from './own'

const refuse = (field: string, code: string) => new AppError('invalid', { fields: { [field]: code } })

/** The trade and the town by their addresses, and a year that can be. */
async function settle(tx: Tx, input: IdentityInput, at: Date) {
  const [[category], [city]] = [
    await tx.select({ id: categories.id }).from(categories).where(eq(categories.slug, input.category)),
    await tx.select().from(cities).where(eq(cities.slug, input.city)),
  ]
  if (!category) throw refuse('category', 'field.choice')
  if (!city) throw refuse('city', 'field.choice')
  const thisYear = Number(toWall(at).date.slice(0, 4))
  if (input.since > thisYear || input.since < thisYear - EXPERIENCE_YEARS)
    throw refuse('since', 'workshop.year')
  return { category, city }
}

/** The first save makes the draft; sent twice at once, the second one finds the first one's. */
async function makeDraft(tx: Tx, actor: User, input: IdentityInput, at: Date): Promise<void> {
  const { category, city } = await settle(tx, input, at)
  const [next] = await tx.execute<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('providers', 'id'))::int as id`,
  )
  const id = next?.id ?? 0
  const { nameFr, nameAr, since, languages } = input
  const made = await tx
    .insert(providers)
    .values({
      id,
      userId: actor.userId,
      slug: providerSlug(nameFr, id),
      nameFr,
      nameAr,
      ...searchTexts({ nameFr, nameAr, bioFr: '', bioAr: '' }),
      categoryId: category.id,
      cityId: city.id,
      latitude: city.latitude,
      longitude: city.longitude,
      experienceSince: since,
      languages,
      avatarSeed: id,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoNothing({ target: providers.userId })
    .returning({ id: providers.id })
  const draft = { category: category.id, city: city.id, since, languages }
  if (made.length > 0) await traceOwn(tx, actor, 'provider.drafted', id, { new: draft }, at)
}

/** Districts of another town are no part of this one's zone. */
async function moveTo(tx: Tx, own: Own, city: typeof cities.$inferSelect) {
  const here = tx.select({ id: districts.id }).from(districts).where(eq(districts.cityId, city.id))
  await tx
    .delete(providerZones)
    .where(and(eq(providerZones.providerId, own.id), notInArray(providerZones.districtId, here)))
  return { cityId: city.id, districtId: null, latitude: city.latitude, longitude: city.longitude }
}

/**
 * Who one is and what one does. The first time it makes the draft; the page's address is given then and stays.
 * Codes: `field.choice`, `workshop.year`.
 */
export async function saveIdentity(tx: Tx, actor: User, input: IdentityInput, at: Date): Promise<Saved> {
  const [known] = await tx
    .select({ id: providers.id })
    .from(providers)
    .where(eq(providers.userId, actor.userId))
  if (!known) await makeDraft(tx, actor, input, at)
  const own = await lockOwn(tx, actor)
  const { category, city } = await settle(tx, input, at)
  const { nameFr, nameAr, since, languages } = input
  const place = city.id === own.cityId ? {} : await moveTo(tx, own, city)
  await tx
    .update(providers)
    .set({
      nameFr,
      nameAr,
      ...searchTexts({ ...own, nameFr, nameAr }),
      categoryId: category.id,
      experienceSince: since,
      languages,
      ...place,
      updatedAt: at,
    })
    .where(eq(providers.id, own.id))
  if (known) {
    const before = { ...own, category: own.categoryId, city: own.cityId, since: own.experienceSince }
    const after = { nameFr, nameAr, category: category.id, city: city.id, since, languages }
    const change = difference(before, after, ['nameFr', 'nameAr'])
    if (change) await traceOwn(tx, actor, 'provider.changed', own.id, change, at)
  }
  return { slug: own.slug, status: own.status }
}

/** From where one works and how far one goes. Codes: `field.choice`. */
export async function savePlace(tx: Tx, actor: User, input: PlaceInput, at: Date): Promise<Saved> {
  const own = await lockOwn(tx, actor)
  const [city] = await tx.select().from(cities).where(eq(cities.id, own.cityId))
  const [district] =
    input.district === null
      ? []
      : await tx
          .select()
          .from(districts)
          .where(and(eq(districts.cityId, own.cityId), eq(districts.slug, input.district)))
  if (!city || (input.district !== null && !district)) throw refuse('district', 'field.choice')
  const centre = district ?? city
  await tx
    .update(providers)
    .set({
      districtId: district?.id ?? null,
      latitude: centre.latitude,
      longitude: centre.longitude,
      radiusKm: input.radius,
      updatedAt: at,
    })
    .where(eq(providers.id, own.id))
  const change = difference(own, { districtId: district?.id ?? null, radiusKm: input.radius })
  if (change) await traceOwn(tx, actor, 'provider.changed', own.id, change, at)
  return { slug: own.slug, status: own.status }
}

/** What one says of oneself, and its words for the search. */
export async function saveBio(tx: Tx, actor: User, input: BioInput, at: Date): Promise<Saved> {
  const own = await lockOwn(tx, actor)
  const { bioFr, bioAr } = input
  const texts = searchTexts({ ...own, bioFr, bioAr })
  await tx
    .update(providers)
    .set({ bioFr, bioAr, ...texts, updatedAt: at })
    .where(eq(providers.id, own.id))
  const change = difference(own, { bioFr, bioAr }, ['bioFr', 'bioAr'])
  if (change) await traceOwn(tx, actor, 'provider.changed', own.id, change, at)
  return { slug: own.slug, status: own.status }
}

/** The usual week, in its simple form; it takes the place of what was there. */
export async function saveHours(tx: Tx, actor: User, input: HoursInput, at: Date): Promise<Saved> {
  const own = await lockOwn(tx, actor)
  await savePlan(tx, actor, { layer: 'USUAL', ranges: rangesOf(input) }, at)
  return touch(tx, own, at)
}
