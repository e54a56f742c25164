import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookings, files } from '@/db/schema'
import { saveAvatar } from '@/lib/accounts/commands/avatar'
import { settingsOf } from '@/lib/accounts/queries/settings'
import { findBooking } from '@/lib/bookings/queries/view'
import type { User } from '@/lib/core/actor'
import { findFile } from '@/lib/files/queries'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { makeBooking, makeFile, visitor } from './scene'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
})
afterAll(() => t.close())

const save = (actor: User, ...avatar: string[]) =>
  t.db.transaction(tx => saveAvatar(tx, actor, { avatar }, AT))
const shown = async (actor: User) => (await settingsOf(t.db, actor.userId, AT))?.avatar ?? null
const picture = async (owner: User) => {
  const id = await makeFile(t.db, owner, 'AVATAR')
  await save(owner, id)
  return id
}

describe('a client’s picture', () => {
  test('is set, replaced and taken away; the old one goes with the next sweep', async () => {
    const client = await makeUser(t.db)
    const first = await picture(client)
    expect(await shown(client)).toBe(first)
    const second = await picture(client)
    expect(await shown(client)).toBe(second)
    const [old] = await t.db.select().from(files).where(eq(files.id, first))
    expect(old?.deletedAt).not.toBeNull()
    await save(client, second)
    expect(await shown(client), 'the same form sent twice').toBe(second)
    await save(client)
    expect(await shown(client)).toBeNull()
  })

  test('two at once leave one', async () => {
    const client = await makeUser(t.db)
    const ids = [await makeFile(t.db, client, 'AVATAR'), await makeFile(t.db, client, 'AVATAR')]
    await Promise.allSettled(ids.map(id => save(client, id)))
    expect(ids).toContain(await shown(client))
  })

  test('cannot be somebody else’s upload, nor one made for something else', async () => {
    const [client, other] = [await makeUser(t.db), await makeUser(t.db)]
    for (const id of [
      await makeFile(t.db, other, 'AVATAR'),
      await makeFile(t.db, client, 'BOOKING_PHOTO'),
      await picture(other),
    ]) {
      await expect(save(client, id)).rejects.toMatchObject({ code: 'files.unknown' })
    }
    expect(await shown(client)).toBeNull()
  })

  test('is seen by its owner and the provider of a firm appointment, and by nobody else', async () => {
    const { id, client, provider } = await makeBooking(t.db, 'PENDING')
    const stranger = await makeProvider(t.db)
    const file = await picture(client)
    const sees = async (who: Parameters<typeof findFile>[1]) => (await findFile(t.db, who, file)) !== null
    expect(await sees(client)).toBe(true)
    expect(await sees(provider), 'a request is no appointment yet').toBe(false)
    expect((await findBooking(t.db, provider, id))?.clientAvatar).toBeNull()
    await t.db.update(bookings).set({ status: 'CONFIRMED' }).where(eq(bookings.id, id))
    expect(await sees(provider)).toBe(true)
    expect((await findBooking(t.db, provider, id))?.clientAvatar).toBe(file)
    for (const who of [stranger.owner, await makeUser(t.db), visitor]) expect(await sees(who)).toBe(false)
  })
})
