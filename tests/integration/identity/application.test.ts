import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { auditLog, identityDocuments, providers } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { documentsOf } from '@/lib/identity/queries'
import { decideProvider, submitProfile } from '@/lib/providers/commands/standing'
import type { Decision } from '@/lib/providers/domain/standing'
import { AT, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { makeDraft, makeSubmitted, rowOf } from '../providers/workshop'
import { addDocuments } from './scene'

let t: TestDatabase
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  admin = await makeUser(t.db, { role: 'ADMIN' })
  return () => t.close()
})

const submit = (actor: User, at = AT) => t.db.transaction(tx => submitProfile(tx, actor, at))
async function decide(id: number, decision: Decision, at = AT, reason = '') {
  const [row] = await t.db.select().from(providers).where(eq(providers.id, id))
  const input = { locale: 'fr' as const, provider: id, decision, reason, seen: row!.updatedAt }
  return t.db.transaction(tx => decideProvider(tx, admin, input, at))
}
const forget = (id: number) => t.db.delete(identityDocuments).where(eq(identityDocuments.providerId, id))
const NINETY_DAYS = 90 * 24 * 3_600_000

test('nobody hands in without showing who they are; one side of a card is not enough', async () => {
  const { owner, id } = await makeDraft(t.db)
  await forget(id)
  await addDocuments(t.db, id, ['ID_FRONT', 'BUSINESS'])
  await expect(submit(owner)).rejects.toMatchObject({ code: 'documents.missing' })
  // Taken back, it does not count.
  await addDocuments(t.db, id, ['ID_BACK'], { withdrawnAt: AT })
  await expect(submit(owner)).rejects.toMatchObject({ code: 'documents.missing' })
  await addDocuments(t.db, id, ['PASSPORT'])
  await submit(owner)
  expect(await rowOf(t.db, owner)).toMatchObject({ status: 'SUBMITTED' })
})

test('approved with documents: checked by hand, the badge, and 90 days until they are erased', async () => {
  const { owner, id } = await makeSubmitted(t.db)
  expect((await rowOf(t.db, owner)).verifiedAt).toBeNull()
  await decide(id, 'approve')
  expect(await rowOf(t.db, owner)).toMatchObject({ status: 'APPROVED', verifiedAt: AT })
  const kept = await documentsOf(t.db, id)
  expect(kept.map(({ eraseAfter }) => eraseAfter?.getTime())).toEqual(
    Array.from({ length: 2 }, () => AT.getTime() + NINETY_DAYS),
  )
  const [line] = await t.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, 'provider.approved'), eq(auditLog.targetId, String(id))))
  expect(line?.new).toMatchObject({ identity: 'manual' })
})

test('an application of before, without documents, is refused with a reason, never approved', async () => {
  const { owner, id } = await makeSubmitted(t.db)
  await forget(id)
  await expect(decide(id, 'approve')).rejects.toMatchObject({ code: 'documents.missing' })
  await decide(id, 'refuse', AT, 'Ajoutez votre carte nationale.')
  await expect(submit(owner)).rejects.toMatchObject({ code: 'documents.missing' })
  await addDocuments(t.db, id)
  await submit(owner)
  await decide(id, 'approve')
  expect(await rowOf(t.db, owner)).toMatchObject({ status: 'APPROVED' })
})

test('a refusal starts the 90 days, handing in again stops them', async () => {
  const { owner, id } = await makeSubmitted(t.db)
  await decide(id, 'refuse', AT, 'Le nom arabe manque.')
  const dates = async () => (await documentsOf(t.db, id)).map(({ eraseAfter }) => eraseAfter)
  expect((await dates()).every(date => date?.getTime() === AT.getTime() + NINETY_DAYS)).toBe(true)
  expect((await rowOf(t.db, owner)).verifiedAt).toBeNull()
  await submit(owner)
  expect(await dates()).toEqual([null, null])
})

test('a suspension does not touch what the first decision has set', async () => {
  const { id } = await makeSubmitted(t.db)
  await decide(id, 'approve')
  const later = new Date(AT.getTime() + 1_000)
  await decide(id, 'suspend', later, 'Plaintes')
  const [document] = await documentsOf(t.db, id)
  expect(document?.eraseAfter?.getTime()).toBe(AT.getTime() + NINETY_DAYS)
  await decide(id, 'reinstate', later)
})
