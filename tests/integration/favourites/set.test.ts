import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { favourites, providers } from '@/db/schema'
import { setFavourite } from '@/lib/favourites/commands/set'
import { MOST_FAVOURITES } from '@/lib/favourites/domain/limit'
import { favouriteCards, favouriteOf, favouriteSlugs } from '@/lib/favourites/queries'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const set = (actor: Awaited<ReturnType<typeof makeUser>>, provider: string, on = true) =>
  t.db.transaction(tx => setFavourite(tx, actor, { provider, on }))

test('a heart set twice is one; taken away twice it is gone; each sees their own', async () => {
  const [client, other, { slug }] = [await makeUser(t.db), await makeUser(t.db), await makeProvider(t.db)]
  await Promise.all([set(client, slug), set(client, slug)])
  expect(await favouriteSlugs(t.db, client)).toEqual([slug])
  expect(await favouriteSlugs(t.db, other)).toEqual([])
  expect(await favouriteOf(t.db, client, slug)).toMatchObject({ on: true })
  expect(await favouriteOf(t.db, other, slug)).toMatchObject({ on: false })
  await set(other, slug, false)
  expect(await favouriteSlugs(t.db, client)).toEqual([slug])
  await Promise.all([set(client, slug, false), set(client, slug, false)])
  expect(await favouriteSlugs(t.db, client)).toEqual([])
})

test('visitors and other roles have none', async () => {
  expect(await favouriteSlugs(t.db, { kind: 'visitor', ip: '::1' })).toEqual([])
  const { owner, slug } = await makeProvider(t.db)
  await t.db.insert(favourites).values({
    userId: owner.userId,
    providerId: owner.providerId ?? 0,
  })
  expect(await favouriteSlugs(t.db, owner)).toEqual([])
  expect(await favouriteOf(t.db, owner, slug)).toMatchObject({ slug })
})

test('whoever is not approved cannot be marked, is not shown, and can be let go', async () => {
  const client = await makeUser(t.db)
  const { slug, providerId } = await makeProvider(t.db)
  await expect(set(client, 'nobody-here')).rejects.toMatchObject({ code: 'not_found' })
  await set(client, slug)
  await t.db.update(providers).set({ status: 'SUSPENDED' }).where(eq(providers.id, providerId))
  expect(await favouriteSlugs(t.db, client)).toEqual([])
  expect(await favouriteCards(t.db, client, { locale: 'fr', now: AT })).toEqual([])
  await expect(set(await makeUser(t.db), slug)).rejects.toMatchObject({ code: 'not_found' })
  await set(client, slug, false)
  expect(await t.db.select().from(favourites).where(eq(favourites.userId, client.userId))).toEqual([])
})

test('cards stand latest first and offer free starts', async () => {
  const client = await makeUser(t.db)
  const [first, second] = [await makeProvider(t.db), await makeProvider(t.db)]
  await set(client, first.slug)
  await set(client, second.slug)
  const cards = await favouriteCards(t.db, client, { locale: 'ar', now: AT })
  expect(cards.map(card => card.slug)).toEqual([second.slug, first.slug])
  for (const card of cards) {
    expect(card.name).toBe('ورشة الاختبار')
    expect(card.slots?.length).toBeGreaterThan(0)
    for (const slot of card.slots ?? []) expect(Date.parse(slot.start)).toBeGreaterThan(AT.getTime())
  }
})

test('there is an end to hearts, and setting one again is never too many', async () => {
  const client = await makeUser(t.db)
  const { slug } = await makeProvider(t.db)
  await set(client, slug)
  const others = await t.db.select({ id: providers.id }).from(providers).limit(MOST_FAVOURITES)
  await t.db
    .insert(favourites)
    .values(others.map(({ id }) => ({ userId: client.userId, providerId: id })))
    .onConflictDoNothing()
  await set(client, slug)
  const { slug: more } = await makeProvider(t.db)
  await expect(set(client, more)).rejects.toMatchObject({ code: 'favourites.too_many' })
})

test('the route answers for the person of the session alone and is kept by nobody', async () => {
  const client = await makeUser(t.db)
  const { slug } = await makeProvider(t.db)
  await set(client, slug)
  const currentActor = vi.fn(async () => client as unknown)
  vi.doMock('@/lib/core/auth', () => ({ currentActor }))
  const { GET } = await import('@/app/api/favourites/route')
  const mine = await GET()
  expect(mine.headers.get('cache-control')).toBe('private, no-store')
  expect(await mine.json()).toMatchObject({ data: { providers: [slug] } })
  currentActor.mockResolvedValue({ kind: 'visitor', ip: '::1' })
  expect(await (await GET()).json()).toMatchObject({ data: { providers: [] } })
})
