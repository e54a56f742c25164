import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { providers } from '@/db/schema'
import { waitingWork } from '@/lib/administration/queries'
import { makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

test('an administrator sees how much waits, and nobody else does', async () => {
  const admin = await makeUser(t.db, { role: 'ADMIN' })
  const before = await waitingWork(t.db, admin)
  const { owner, providerId } = await makeProvider(t.db)
  await t.db.update(providers).set({ status: 'SUBMITTED' }).where(eq(providers.id, providerId))
  expect(await waitingWork(t.db, admin)).toEqual({ ...before, providers: before.providers + 1 })
  for (const other of [owner, await makeUser(t.db)]) {
    await expect(waitingWork(t.db, other)).rejects.toMatchObject({ code: 'not_found' })
  }
})
