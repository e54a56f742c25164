import { and, eq, ne, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookings, listings, offers, providers, weeklyRanges } from '@/db/schema'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { addOffer, editOffer, moveOffer, removeOffer, setOfferActive } from '@/lib/providers/commands/offers'
import { saveBio, saveHours, saveIdentity, savePlace } from '@/lib/providers/commands/profile'
import { offersOf, ownProfile } from '@/lib/providers/queries/own'
import { identitySchema } from '@/lib/providers/schemas'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { bio, hours, identity, makeDraft, offer, place, rowOf } from './workshop'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const tx = <T>(command: Parameters<typeof t.db.transaction<T>>[0]) => t.db.transaction(command)
const TEN = '2026-11-26T10:00:00.000Z'

test('the demo shows all sorts of those who is not on the site yet', async () => {
  const rows = await t.db
    .select({ status: providers.status, refusal: providers.refusal })
    .from(providers)
    .where(ne(providers.status, 'APPROVED'))
  expect(rows.map(row => row.status).sort()).toEqual(['DRAFT', 'REFUSED', 'SUBMITTED', 'SUBMITTED'])
  expect(rows.find(row => row.status === 'REFUSED')?.refusal).toContain('numéro de téléphone')
})

describe('the profile', () => {
  test('its first save makes the draft: an address of its own, the words of the search, nothing public', async () => {
    const owner = await makeUser(t.db, { role: 'PROVIDER' })
    await tx(db => saveIdentity(db, owner, identity(), AT))
    const row = await rowOf(t.db, owner)
    expect(row).toMatchObject({ status: 'DRAFT', nameText: 'hamid zerouali حميد زروالي', districtId: null })
    expect(row.slug).toMatch(/^hamid-zerouali-[2-9a-z]{4}$/)
    await tx(db => saveBio(db, owner, bio(), AT))
    expect((await rowOf(t.db, owner)).wordsText).toContain('chauffe eau')
    expect(await t.db.select().from(listings).where(eq(listings.providerId, row.id))).toEqual([])
  })

  test('sent twice at once it makes one draft', async () => {
    const owner = await makeUser(t.db, { role: 'PROVIDER' })
    const save = () => tx(db => saveIdentity(db, owner, identity(), AT))
    const [first, second] = await Promise.all([save(), save()])
    expect(first.slug).toBe(second.slug)
    expect(await t.db.select().from(providers).where(eq(providers.userId, owner.userId))).toHaveLength(1)
  })

  test('a namesake has another address, and a new name keeps the old address', async () => {
    const [one, two] = [await makeDraft(t.db), await makeDraft(t.db)]
    expect(one.slug).not.toBe(two.slug)
    await tx(db => saveIdentity(db, one.owner, identity({ nameFr: 'Autre Nom' }), AT))
    expect(await rowOf(t.db, one.owner)).toMatchObject({ slug: one.slug, nameFr: 'Autre Nom' })
    expect((await rowOf(t.db, one.owner)).wordsText).toContain('chauffe')
  })

  test('another town takes the district away; a district of another town is refused', async () => {
    const { owner } = await makeDraft(t.db)
    expect((await rowOf(t.db, owner)).districtId).not.toBeNull()
    await tx(db => saveIdentity(db, owner, identity({ city: 'rabat' }), AT))
    const moved = await rowOf(t.db, owner)
    expect(moved.districtId).toBeNull()
    expect(moved.latitude).toBeCloseTo(34, 0)
    await expect(tx(db => savePlace(db, owner, place(), AT))).rejects.toMatchObject({
      fields: { district: 'field.choice' },
    })
  })

  test('made-up trades, towns and years are refused beside their field', async () => {
    const owner = await makeUser(t.db, { role: 'PROVIDER' })
    const save = (changes: Record<string, unknown>) =>
      tx(db => saveIdentity(db, owner, identity(changes), AT))
    await expect(save({ category: 'sorcier' })).rejects.toMatchObject({
      fields: { category: 'field.choice' },
    })
    await expect(save({ city: 'atlantis' })).rejects.toMatchObject({ fields: { city: 'field.choice' } })
    await expect(save({ since: 2027 })).rejects.toMatchObject({ fields: { since: 'workshop.year' } })
    expect(await ownProfile(t.db, owner)).toBeNull()
  })

  test('markup stays text, and control and direction marks are gone', () => {
    const typed = { ...identity(), nameFr: '  <b>Ali</b>\u202e\u0000\nBen  ', speaks_fr: 'on', since: '2015' }
    const parsed = identitySchema.parse(typed)
    expect(parsed.nameFr).toBe('<b>Ali</b> Ben')
    expect(parsed.languages).toEqual(['fr'])
    const mute = identitySchema.safeParse({ ...typed, speaks_fr: undefined })
    expect(mute.error?.issues[0]).toMatchObject({ path: ['languages'], message: 'workshop.language' })
  })

  test('the week takes the place of what was there, and of nobody else’s', async () => {
    const { owner, id } = await makeDraft(t.db)
    const other = await makeProvider(t.db)
    await tx(db => saveHours(db, owner, hours({ days: [2], pause: null }), AT))
    const week = await t.db.select().from(weeklyRanges).where(eq(weeklyRanges.providerId, id))
    expect(week).toMatchObject([{ weekday: 2, startMinute: 540, endMinute: 1080 }])
    const others = await t.db.select().from(weeklyRanges).where(eq(weeklyRanges.providerId, other.providerId))
    expect(others).toHaveLength(7)
  })
})

describe('offers', () => {
  const list = (id: number) => offersOf(t.db, id)

  test('one form sent twice makes one offer; the same service with another price is pointed to', async () => {
    const { owner, id } = await makeDraft(t.db)
    const again = await tx(db => addOffer(db, owner, offer(), AT))
    expect(await list(id)).toHaveLength(1)
    expect((await list(id))[0]?.id).toBe(again.offer)
    await expect(tx(db => addOffer(db, owner, offer({ price: 20_000 }), AT))).rejects.toMatchObject({
      code: 'workshop.offer_twice',
    })
    await tx(db => addOffer(db, owner, offer({ unit: 'quote', price: null }), AT))
    expect(await list(id)).toHaveLength(2)
    await expect(tx(db => addOffer(db, owner, offer({ service: 'nulle-part' }), AT))).rejects.toMatchObject({
      fields: { service: 'field.choice' },
    })
  })

  test('a new price leaves the booking its own', async () => {
    const seller = await makeProvider(t.db)
    const client = await makeUser(t.db)
    const input = requestInput(seller.offerId, TEN)
    const { id } = await tx(db => requestBooking(db, client, input, AT))
    const { service: _, ...rest } = offer({ unit: 'hour', price: 99_000 })
    await tx(db => editOffer(db, seller.owner, { ...rest, offer: seller.offerId }, AT))
    const [booking] = await t.db.select().from(bookings).where(eq(bookings.id, id))
    expect(booking).toMatchObject({ total: 15_000 })
    expect(JSON.stringify(booking?.priceLines)).toContain('15000')
    expect((await list(seller.providerId))[0]?.price).toBe(99_000)
  })

  test('moving keeps everybody, also two moves at once', async () => {
    const { owner, id } = await makeDraft(t.db)
    for (const unit of ['hour', 'fixed', 'day'] as const)
      await tx(db => addOffer(db, owner, offer({ unit }), AT))
    const before = (await list(id)).map(each => each.id)
    const move = (offerId: number, direction: 'up' | 'down') =>
      tx(db => moveOffer(db, owner, { offer: offerId, direction }, AT))
    await move(before[0] ?? 0, 'up')
    expect((await list(id)).map(each => each.id)).toEqual(before)
    await Promise.all([move(before[0] ?? 0, 'down'), move(before[3] ?? 0, 'up')])
    const after = (await list(id)).map(each => each.id)
    expect([...after].sort()).toEqual([...before].sort())
    expect(after).toEqual([before[1], before[0], before[3], before[2]])
  })

  test('one that is booked can be put aside, not deleted; then it cannot be booked any more', async () => {
    const seller = await makeProvider(t.db)
    await tx(db => addOffer(db, seller.owner, offer({ service: 'debouchage' }), AT))
    const client = await makeUser(t.db)
    await tx(db => requestBooking(db, client, requestInput(seller.offerId, TEN), AT))
    await expect(tx(db => removeOffer(db, seller.owner, seller.offerId, AT))).rejects.toMatchObject({
      code: 'workshop.offer_used',
    })
    await tx(db => setOfferActive(db, seller.owner, seller.offerId, false, AT))
    const next = requestInput(seller.offerId, '2026-11-26T14:00:00.000Z')
    await expect(tx(db => requestBooking(db, client, next, AT))).rejects.toMatchObject({
      code: 'booking.offer_unknown',
    })
    await tx(db => setOfferActive(db, seller.owner, seller.offerId, true, AT))
    await tx(db => requestBooking(db, client, next, AT))
  })

  test('an approved provider keeps at least one on sale', async () => {
    const seller = await makeProvider(t.db)
    const aside = () => tx(db => setOfferActive(db, seller.owner, seller.offerId, false, AT))
    await expect(aside()).rejects.toMatchObject({ code: 'workshop.last_offer' })
    await expect(tx(db => removeOffer(db, seller.owner, seller.offerId, AT))).rejects.toMatchObject({
      code: 'workshop.last_offer',
    })
  })

  test('a stranger’s offers do not exist', async () => {
    const seller = await makeProvider(t.db)
    const { owner } = await makeDraft(t.db)
    const { service: _, ...rest } = offer()
    const tries: ((actor: User) => Promise<unknown>)[] = [
      actor => tx(db => editOffer(db, actor, { ...rest, offer: seller.offerId }, AT)),
      actor => tx(db => moveOffer(db, actor, { offer: seller.offerId, direction: 'up' }, AT)),
      actor => tx(db => setOfferActive(db, actor, seller.offerId, false, AT)),
      actor => tx(db => removeOffer(db, actor, seller.offerId, AT)),
    ]
    for (const attempt of tries) await expect(attempt(owner)).rejects.toMatchObject({ code: 'not_found' })
    const [row] = await t.db
      .select()
      .from(offers)
      .where(and(eq(offers.id, seller.offerId), eq(offers.active, true)))
    expect(row?.price).toBe(15_000)
  })

  test('a change of price is found by the search at once', async () => {
    const seller = await makeProvider(t.db)
    const { service: _, ...rest } = offer({ unit: 'hour', price: 4_200 })
    await tx(db => editOffer(db, seller.owner, { ...rest, offer: seller.offerId }, AT))
    const prices = await t.db.execute<{ min_price: number }>(
      sql`select min_price from listings where provider_id = ${seller.providerId}`,
    )
    expect(new Set(prices.map(row => row.min_price))).toEqual(new Set([4_200]))
  })
})
