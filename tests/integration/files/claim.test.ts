import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { auditLog, disputes, files } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { claimFiles, deleteFile } from '@/lib/files/commands'
import type { UploadKind } from '@/lib/files/domain/kinds'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { makeBooking, makeFile } from './scene'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const claim = (actor: User, ids: string[], booking: string, kind: UploadKind = 'BOOKING_PHOTO') =>
  t.db.transaction(tx => claimFiles(tx, actor, ids, kind, { booking }, new Date()))

const photos = (actor: User, many: number, kind: UploadKind = 'BOOKING_PHOTO') =>
  Promise.all(Array.from({ length: many }, () => makeFile(t.db, actor, kind)))

const tiedTo = (bookingId: string) =>
  t.db
    .select({ id: files.id })
    .from(files)
    .where(eq(files.bookingId, bookingId))
    .orderBy(asc(files.position))
    .then(rows => rows.map(({ id }) => id))

const refused = (code: string) => ({ code, fields: { photos: code } })

test('ties them in their order; the same form again changes nothing', async () => {
  const { id, client } = await makeBooking(t.db)
  const ids = await photos(client, 3)
  await claim(client, ids, id)
  await claim(client, ids, id)
  expect(await tiedTo(id)).toEqual(ids)
})

test('somebody else’s, another kind’s and another booking’s are unknown, and then none is tied', async () => {
  const [{ id, client }, other] = [await makeBooking(t.db), await makeBooking(t.db)]
  const [own] = await photos(client, 1)
  const [theirs] = await photos(await makeUser(t.db), 1)
  const [evidence] = await photos(client, 1, 'EVIDENCE')
  const [used] = await photos(client, 1)
  await claim(client, [used!], other.id)
  const gone = await makeFile(t.db, client, 'BOOKING_PHOTO', { deletedAt: new Date() })
  for (const wrong of [theirs!, evidence!, used!, gone])
    await expect(claim(client, [own!, wrong], id)).rejects.toMatchObject(refused('files.unknown'))
  expect(await tiedTo(id)).toEqual([])
})

test('each side has its own six, also when two forms come at once', async () => {
  const { id, client, provider } = await makeBooking(t.db)
  const [first, second] = [await photos(client, 4), await photos(client, 4)]
  const answers = await Promise.allSettled([claim(client, first, id), claim(client, second, id)])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: refused('files.too_many'),
  })
  await claim(provider, await photos(provider, 6), id)
  expect(await tiedTo(id)).toHaveLength(10)
})

test('one upload claimed by two bookings at once goes to one', async () => {
  const [one, two] = [await makeBooking(t.db), await makeBooking(t.db)]
  const [photo] = await photos(one.client, 1)
  const answers = await Promise.allSettled([
    claim(one.client, [photo!], one.id),
    claim(one.client, [photo!], two.id),
  ])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a photo can be withdrawn by its owner while the booking runs, and leaves a trace', async () => {
  const { id, client, provider } = await makeBooking(t.db, 'CONFIRMED')
  const [photo] = await photos(client, 1)
  await claim(client, [photo!], id)
  const withdraw = (actor: User, file: string) =>
    t.db.transaction(tx => deleteFile(tx, actor, file, new Date()))
  await expect(withdraw(provider, photo!)).rejects.toMatchObject({ code: 'not_found' })
  await withdraw(client, photo!)
  await expect(withdraw(client, photo!)).rejects.toMatchObject({ code: 'not_found' })
  const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, photo!))
  expect(trail.map(({ action }) => action)).toEqual(['file.deleted'])
})

test('evidence, and photos of a booking that has ended, stay', async () => {
  const { id, client } = await makeBooking(t.db, 'COMPLETED')
  const [dispute] = await t.db
    .insert(disputes)
    .values({ bookingId: id, openedBy: 'client', kind: 'PRICE' })
    .returning({ id: disputes.id })
  const kept = [
    await makeFile(t.db, client, 'BOOKING_PHOTO', { bookingId: id }),
    await makeFile(t.db, client, 'EVIDENCE', { disputeId: dispute!.id }),
  ]
  for (const file of kept)
    await expect(t.db.transaction(tx => deleteFile(tx, client, file, new Date()))).rejects.toMatchObject({
      code: 'files.kept',
    })
})
