import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { categories, cities, offers, providers, services, users, weeklyRanges } from '@/db/schema'
import type { User } from '@/lib/core/actor'

/** A Wednesday morning after the change of the law: Moroccan wall time is UTC. */
export const AT = new Date('2026-11-25T08:00:00.000Z')

type UserOptions = { role?: User['role']; verified?: boolean }

/** A signed-in person, with the row behind. */
export async function makeUser(
  tx: Tx,
  { role = 'CLIENT', verified = true }: UserOptions = {},
): Promise<User> {
  const id = randomUUID()
  await tx.insert(users).values({
    id,
    email: `${id}@test.khadamat.example`,
    emailVerifiedAt: verified ? AT : null,
    passwordHash: 'x',
    firstName: 'Nadia',
    lastName: 'El Amrani',
    phone: '+212612345678',
    role,
  })
  return {
    kind: 'user',
    userId: id,
    sessionId: randomUUID(),
    role,
    emailVerifiedAt: verified ? AT : null,
    firstName: 'Nadia',
    twoFactor: false,
    locale: 'fr',
    providerId: null,
    ip: '127.0.0.1',
  }
}

type ProviderOptions = {
  /** Rules that stand in the way of a test's times. */
  minNoticeMinutes?: number
  horizonDays?: number
  dailyCap?: number | null
  durationMinutes?: number
  status?: 'APPROVED' | 'DRAFT'
}

/** An approved provider, open 08:00–20:00 every day, with one offer of one hour at 150 DH. */
export async function makeProvider(tx: Tx, options: ProviderOptions = {}) {
  const owner = await makeUser(tx, { role: 'PROVIDER' })
  const [category] = await tx.select().from(categories).where(eq(categories.slug, 'plomberie'))
  const [service] = await tx.select().from(services).where(eq(services.slug, 'fuite-robinet'))
  const [city] = await tx.select().from(cities).where(eq(cities.slug, 'casablanca'))
  if (!category || !service || !city) throw new Error('the template database has no reference data')
  const slug = `artisan-${randomUUID().slice(0, 8)}`
  const [provider] = await tx
    .insert(providers)
    .values({
      userId: owner.userId,
      slug,
      status: options.status ?? 'APPROVED',
      nameFr: 'Atelier Test',
      nameAr: 'ورشة الاختبار',
      categoryId: category.id,
      cityId: city.id,
      latitude: city.latitude,
      longitude: city.longitude,
      experienceSince: 2011,
      minNoticeMinutes: options.minNoticeMinutes ?? 60,
      horizonDays: options.horizonDays ?? 30,
      dailyCap: options.dailyCap ?? null,
      bufferAfterMinutes: 30,
    })
    .returning({ id: providers.id })
  if (!provider) throw new Error('no provider')
  await tx.insert(weeklyRanges).values(
    [1, 2, 3, 4, 5, 6, 7].map(weekday => ({
      providerId: provider.id,
      weekday,
      startMinute: 8 * 60,
      endMinute: 20 * 60,
    })),
  )
  const [offer] = await tx
    .insert(offers)
    .values({
      providerId: provider.id,
      serviceId: service.id,
      unit: 'hour',
      price: 15_000,
      durationMinutes: options.durationMinutes ?? 60,
    })
    .returning({ id: offers.id })
  if (!offer) throw new Error('no offer')
  return { owner: { ...owner, providerId: provider.id }, providerId: provider.id, slug, offerId: offer.id }
}

/** The booking form as a person fills it. */
export function requestInput(offerId: number, start: string, changes: Record<string, unknown> = {}) {
  return {
    offer: offerId,
    start: new Date(start),
    title: 'Fuite sous l’évier',
    description: '',
    address: '12 rue Tarik Ibn Ziad, 3e étage',
    landmark: '',
    district: null,
    pin: null,
    photos: [] as string[],
    seen: undefined as number | null | undefined,
    payment: 'cash' as const,
    repeat: 'once' as const,
    times: 4,
    confirmed: [] as string[],
    locale: 'fr' as const,
    key: randomUUID() as string | undefined,
    ...changes,
  }
}
