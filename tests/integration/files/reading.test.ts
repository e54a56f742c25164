import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { disputes, files, providers, quoteInvitations, quoteRequests } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { findFile } from '@/lib/files/queries'
import { makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { makeBooking, makeFile, visitor } from './scene'

let t: TestDatabase
let admin: User
let stranger: User
let otherProvider: User
beforeAll(async () => {
  t = await openTestDatabase()
  admin = await makeUser(t.db, { role: 'ADMIN' })
  stranger = await makeUser(t.db)
  otherProvider = (await makeProvider(t.db)).owner
  return () => t.close()
})

/** Which of these people may read the file. */
async function readers(id: string, people: Record<string, User | typeof visitor>) {
  const may: string[] = []
  const all = { admin, stranger, otherProvider, visitor, ...people }
  for (const [name, actor] of Object.entries(all)) if (await findFile(t.db, actor, id)) may.push(name)
  return may.toSorted()
}

test('what belongs to nothing yet is its owner’s alone', async () => {
  const client = await makeUser(t.db)
  const id = await makeFile(t.db, client, 'BOOKING_PHOTO')
  expect(await readers(id, { client })).toEqual(['admin', 'client'])
})

test('a booking’s photo is for both its sides', async () => {
  const { id: bookingId, client, provider } = await makeBooking(t.db)
  const id = await makeFile(t.db, client, 'BOOKING_PHOTO', { bookingId })
  expect(await readers(id, { client, provider })).toEqual(['admin', 'client', 'provider'])
})

test('a hold is nothing to the provider yet', async () => {
  const { id: bookingId, client, provider } = await makeBooking(t.db, 'HOLD')
  const id = await makeFile(t.db, client, 'BOOKING_PHOTO', { bookingId })
  expect(await readers(id, { client, provider })).toEqual(['admin', 'client'])
})

test('evidence is for both sides of the dispute', async () => {
  const { id: bookingId, client, provider } = await makeBooking(t.db, 'COMPLETED')
  const [dispute] = await t.db
    .insert(disputes)
    .values({ bookingId, openedBy: 'client', kind: 'PRICE' })
    .returning({ id: disputes.id })
  const id = await makeFile(t.db, client, 'EVIDENCE', { disputeId: dispute!.id })
  expect(await readers(id, { client, provider })).toEqual(['admin', 'client', 'provider'])
})

test('a photo for quotes is for the client and those who were invited', async () => {
  const client = await makeUser(t.db)
  const invited = (await makeProvider(t.db)).owner
  const [request] = await t.db
    .insert(quoteRequests)
    .values({
      reference: 'DV-1',
      clientId: client.userId,
      serviceId: 1,
      cityId: 1,
      title: 'Peinture',
      description: 'Deux pièces',
      address: '12 rue Tarik',
      expiresAt: new Date('2026-12-01T00:00:00Z'),
      idempotencyKey: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
    })
    .returning({ id: quoteRequests.id })
  await t.db.insert(quoteInvitations).values({ requestId: request!.id, providerId: invited.providerId! })
  const id = await makeFile(t.db, client, 'QUOTE_PHOTO', { quoteRequestId: request!.id })
  expect(await readers(id, { client, invited })).toEqual(['admin', 'client', 'invited'])
})

test('a gallery is everybody’s once the provider is approved, and its owner’s before', async () => {
  const { owner, providerId } = await makeProvider(t.db, { status: 'DRAFT' })
  const id = await makeFile(t.db, owner, 'GALLERY', { providerId })
  expect(await readers(id, { owner })).toEqual(['admin', 'owner'])
  await t.db.update(providers).set({ status: 'APPROVED' }).where(eq(providers.id, providerId))
  expect(await readers(id, { owner })).toEqual(['admin', 'otherProvider', 'owner', 'stranger', 'visitor'])
  expect((await findFile(t.db, visitor, id))?.isPublic).toBe(true)
})

test('an identity document has no reader here, a withdrawn file none at all, and no address is a path', async () => {
  const client = await makeUser(t.db)
  const document = await makeFile(t.db, client, 'PORTRAIT')
  await t.db.update(files).set({ kind: 'DOCUMENT' }).where(eq(files.id, document))
  expect(await readers(document, { client })).toEqual([])
  const gone = await makeFile(t.db, client, 'BOOKING_PHOTO', { deletedAt: new Date() })
  expect(await readers(gone, { client })).toEqual([])
  for (const id of ['..', '../../etc/passwd', '%2e%2e', "' or 1=1", ''])
    expect(await findFile(t.db, admin, id)).toBeNull()
})
