import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { bookings, districts } from '@/db/schema'
import { readNeighbours } from '@/lib/providers/queries'
import { loadKnowledge } from '@/lib/search/queries/lexicon'
import { resolve } from '@/lib/search/queries/resolve'
import { searchProviders } from '@/lib/search/queries/search'
import { parseSearch } from '@/lib/search/schemas'
import { AT, makeProvider } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { completed, type Seller } from './scene'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

async function maarif(): Promise<number> {
  const [row] = await t.db.select().from(districts).where(eq(districts.slug, 'maarif'))
  if (!row) throw new Error('no district')
  return row.id
}

let day = 1
async function jobIn(
  districtId: number,
  seller: Seller,
  changes: Partial<typeof bookings.$inferInsert> = {},
) {
  const { id, client } = await completed(t, seller, `2026-12-${String(day++).padStart(2, '0')}T10:00:00.000Z`)
  await t.db
    .update(bookings)
    .set({ districtId, ...changes })
    .where(eq(bookings.id, id))
  return client
}

test('counts different clients of completed jobs, and says nothing below three', async () => {
  const seller = await makeProvider(t.db)
  const here = await maarif()
  const first = await jobIn(here, seller)
  await jobIn(here, seller)
  // The same person twice is one, and what was called off counts for nothing.
  await jobIn(here, seller, { clientId: first.userId })
  await jobIn(here, seller, { status: 'CANCELLED' })
  expect(await readNeighbours(seller.slug, seller.providerId)).toEqual([])
  await jobIn(here, seller)
  expect(await readNeighbours(seller.slug, seller.providerId)).toEqual([{ districtId: here, clients: 3 }])
})

test('a search that names the district tells it on the cards, others do not', async () => {
  const seller = await makeProvider(t.db)
  const here = await maarif()
  const { providers } = await import('@/db/schema')
  await t.db.update(providers).set({ districtId: here }).where(eq(providers.id, seller.providerId))
  const knowledge = await loadKnowledge()
  const cardIn = async (query: Record<string, string>) => {
    const resolved = resolve(knowledge, parseSearch({ category: 'plomberie', ...query }, '2026-11-25'))
    let after: string | null = null
    do {
      const request: typeof resolved.request = { ...resolved.request, after }
      const page = await searchProviders(t.db, knowledge, { ...resolved, request }, { locale: 'fr', now: AT })
      const card = page.cards.find(({ slug }) => slug === seller.slug)
      if (card) return card
      after = page.next
    } while (after)
    throw new Error('not found')
  }
  const inDistrict = { city: 'casablanca', district: 'maarif' }
  for (let i = 0; i < 2; i++) await jobIn(here, seller)
  expect((await cardIn(inDistrict)).neighbours).toBeNull()
  for (let i = 0; i < 2; i++) await jobIn(here, seller)
  expect((await cardIn(inDistrict)).neighbours).toBe(4)
  expect((await cardIn({ city: 'casablanca' })).neighbours).toBeNull()
})
