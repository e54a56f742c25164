import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { files } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { createFile } from '@/lib/files/commands'
import { findFile } from '@/lib/files/queries'
import {
  addPhotos,
  captionPhoto,
  movePhoto,
  removePhoto,
  savePortrait,
} from '@/lib/providers/commands/photos'
import { photosOf } from '@/lib/providers/queries/photos'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { makeDraft } from './workshop'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const tx = <T>(command: Parameters<typeof t.db.transaction<T>>[0]) => t.db.transaction(command)

function upload(owner: User, kind: 'PORTRAIT' | 'GALLERY') {
  const file = {
    kind,
    storageKey: randomBytes(8).toString('hex'),
    mime: 'image/jpeg',
    size: 1000,
    width: 800,
    height: 600,
    sha256: randomBytes(32),
  }
  return tx(db => createFile(db, owner, file, AT))
}

describe('the portrait', () => {
  test('a new one takes the place of the old one; the same again changes nothing; none takes it away', async () => {
    const { owner, id } = await makeDraft(t.db)
    const [first, second] = [await upload(owner, 'PORTRAIT'), await upload(owner, 'PORTRAIT')]
    const save = (...portrait: string[]) => tx(db => savePortrait(db, owner, { portrait }, AT))
    await save(first)
    await save(first)
    expect((await photosOf(t.db, id)).portrait).toBe(first)
    await save(second)
    expect((await photosOf(t.db, id)).portrait).toBe(second)
    await save()
    expect((await photosOf(t.db, id)).portrait).toBeNull()
    const [old] = await t.db.select().from(files).where(eq(files.id, first))
    expect(old?.deletedAt).toEqual(AT)
  })

  test('somebody else’s upload is refused and stays theirs', async () => {
    const { owner, id } = await makeDraft(t.db)
    const other = await makeProvider(t.db)
    const theirs = await upload(other.owner, 'PORTRAIT')
    await expect(tx(db => savePortrait(db, owner, { portrait: [theirs] }, AT))).rejects.toMatchObject({
      fields: { portrait: 'files.unknown' },
    })
    expect((await photosOf(t.db, id)).portrait).toBeNull()
  })
})

describe('the gallery', () => {
  test('photos are added once, described, moved and taken out', async () => {
    const { owner, id } = await makeDraft(t.db)
    const ids = [
      await upload(owner, 'GALLERY'),
      await upload(owner, 'GALLERY'),
      await upload(owner, 'GALLERY'),
    ]
    const [a = '', b = '', c = ''] = ids
    await tx(db => addPhotos(db, owner, { gallery: ids }, AT))
    await tx(db => addPhotos(db, owner, { gallery: ids }, AT))
    const shown = async () => (await photosOf(t.db, id)).gallery.map(photo => photo.id)
    expect(await shown()).toEqual([a, b, c])
    await tx(db => movePhoto(db, owner, { photo: c, direction: 'up' }, AT))
    expect(await shown()).toEqual([a, c, b])
    await tx(db => captionPhoto(db, owner, { photo: a, caption: '<b>Salle de bain</b>' }, AT))
    expect((await photosOf(t.db, id)).gallery[0]?.caption).toBe('<b>Salle de bain</b>')
    await tx(db => removePhoto(db, owner, { photo: a }, AT))
    expect(await shown()).toEqual([c, b])
  })

  test('a stranger’s photos do not exist', async () => {
    const seller = await makeProvider(t.db)
    const photo = await upload(seller.owner, 'GALLERY')
    await tx(db => addPhotos(db, seller.owner, { gallery: [photo] }, AT))
    const { owner } = await makeDraft(t.db)
    const tries = [
      () => tx(db => captionPhoto(db, owner, { photo, caption: 'x' }, AT)),
      () => tx(db => movePhoto(db, owner, { photo, direction: 'up' }, AT)),
      () => tx(db => removePhoto(db, owner, { photo }, AT)),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    expect((await photosOf(t.db, seller.providerId)).gallery).toMatchObject([{ id: photo, caption: '' }])
  })

  test('everybody sees an approved provider’s photos, nobody else a draft’s', async () => {
    const [{ owner }, seller] = [await makeDraft(t.db), await makeProvider(t.db)]
    const [hidden, shown] = [await upload(owner, 'GALLERY'), await upload(seller.owner, 'GALLERY')]
    await tx(db => addPhotos(db, owner, { gallery: [hidden] }, AT))
    await tx(db => addPhotos(db, seller.owner, { gallery: [shown] }, AT))
    const visitor = { kind: 'visitor', ip: '127.0.0.1' } as const
    expect(await findFile(t.db, visitor, shown)).not.toBeNull()
    for (const reader of [visitor, await makeUser(t.db)])
      expect(await findFile(t.db, reader, hidden)).toBeNull()
    for (const reader of [owner, await makeUser(t.db, { role: 'ADMIN' })]) {
      expect(await findFile(t.db, reader, hidden)).not.toBeNull()
    }
  })
})
