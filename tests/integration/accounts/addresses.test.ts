import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog, cities } from '@/db/schema'
import { deleteAddress, saveAddress } from '@/lib/addresses/commands'
import { MOST_ADDRESSES } from '@/lib/addresses/domain/most'
import { addressesOf, addressIn } from '@/lib/addresses/queries'
import { saveAddressSchema } from '@/lib/addresses/schemas'
import type { User } from '@/lib/core/actor'
import { AT, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const form = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  label: 'Maison',
  city: 'casablanca',
  district: '',
  address: '12 rue Tarik Ibn Ziad',
  landmark: 'Face à la pharmacie',
  ...changes,
})
let minute = 0
const save = (user: User, fields: ReturnType<typeof form>) => {
  minute += 1
  const at = new Date(AT.getTime() + minute * 60_000)
  return t.db.transaction(tx => saveAddress(tx, user, saveAddressSchema.parse(fields), at))
}
const remove = (user: User, id: string) => t.db.transaction(tx => deleteAddress(tx, user, id, AT))
const list = (user: User) => addressesOf(t.db, user.userId)
const labels = async (user: User) =>
  (await list(user)).map(({ label, preferred }) => (preferred ? `*${label}` : label))
const idOf = async (slug: string) => {
  const [city] = await t.db.select({ id: cities.id }).from(cities).where(eq(cities.slug, slug))
  return city?.id ?? 0
}

describe('saved places', () => {
  test('the first one is preferred, another takes its place when asked to, and each can be changed', async () => {
    const user = await makeUser(t.db)
    const [home, office] = [form(), form({ label: 'Bureau', city: 'rabat' })]
    await save(user, home)
    await save(user, office)
    expect(await labels(user)).toEqual(['*Maison', 'Bureau'])
    await save(user, { ...office, label: 'Atelier', preferred: 'on' } as typeof office)
    expect(await labels(user)).toEqual(['*Atelier', 'Maison'])
    const trail = await t.db.select().from(auditLog).where(eq(auditLog.actorId, user.userId))
    expect(trail.map(row => row.action)).toEqual(['address.saved', 'address.saved', 'address.saved'])
    expect(JSON.stringify(trail)).not.toContain('Tarik')
  })

  test('the form sent twice at once is one address', async () => {
    const user = await makeUser(t.db)
    const home = form()
    await Promise.all([save(user, home), save(user, home)])
    expect(await labels(user)).toEqual(['*Maison'])
  })

  test('two preferred ones at once leave one', async () => {
    const user = await makeUser(t.db)
    await Promise.all([1, 2, 3].map(() => save(user, form({ preferred: 'on' }))))
    expect((await list(user)).filter(({ preferred }) => preferred)).toHaveLength(1)
  })

  test('when the preferred one goes, the oldest left is preferred', async () => {
    const user = await makeUser(t.db)
    const home = form()
    await save(user, home)
    await save(user, form({ label: 'Bureau' }))
    await save(user, form({ label: 'Riad' }))
    await remove(user, home.id)
    expect(await labels(user)).toEqual(['*Bureau', 'Riad'])
    await expect(remove(user, home.id)).rejects.toThrow('not_found')
  })

  test('are nobody else’s: a stranger can neither change nor remove them', async () => {
    const [user, stranger] = [await makeUser(t.db), await makeUser(t.db)]
    const home = form()
    await save(user, home)
    await expect(save(stranger, { ...home, label: 'Pris' })).rejects.toThrow('not_found')
    await expect(remove(stranger, home.id)).rejects.toThrow('not_found')
    expect(await labels(user)).toEqual(['*Maison'])
    expect(await list(stranger)).toEqual([])
  })

  test('have an end', async () => {
    const user = await makeUser(t.db)
    const all = Array.from({ length: MOST_ADDRESSES }, (_, i) => form({ label: `Lieu ${i}` }))
    for (const one of all) await save(user, one)
    await expect(save(user, form())).rejects.toThrow('addresses.too_many')
    const [first = form()] = all
    await save(user, { ...first, label: 'Changé' })
    expect(await list(user)).toHaveLength(MOST_ADDRESSES)
  })

  test.each([
    [{ city: 'atlantide' }, { city: 'field.choice' }],
    [{ district: 'agdal' }, { district: 'booking.district_unknown' }],
  ])('%j is refused beside its field', async (changes, fields) => {
    const user = await makeUser(t.db)
    await expect(save(user, form(changes))).rejects.toMatchObject({ fields })
    expect(await list(user)).toEqual([])
  })
})

test('a booking form begins with the place in its city, the preferred one first', async () => {
  const user = await makeUser(t.db)
  const casablanca = await idOf('casablanca')
  expect(await addressIn(t.db, user.userId, casablanca)).toBeNull()
  await save(user, form({ label: 'Rabat', city: 'rabat', preferred: 'on' }))
  await save(user, form({ label: 'Ancien' }))
  expect(await addressIn(t.db, user.userId, casablanca)).toMatchObject({ label: 'Ancien' })
  expect(await addressIn(t.db, user.userId, await idOf('rabat'))).toEqual({
    label: 'Rabat',
    address: '12 rue Tarik Ibn Ziad',
    landmark: 'Face à la pharmacie',
    district: null,
  })
})
