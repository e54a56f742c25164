import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identityDocuments, providers } from '@/db/schema'
import { addPapers } from '@/db/seed/papers'
import { open } from '@/lib/core/key-ring'
import { documentPlace, documentsComplete } from '@/lib/identity/domain/documents'
import { AT } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'khadamat-papers-'))
beforeAll(async () => {
  process.env.STORAGE_DIR = folder
  t = await openTestDatabase()
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the demo’s applications can be decided on: each shows who it is, sealed, and opens as a picture', async () => {
  await addPapers(t.sql, AT)
  const waiting = await t.db.select().from(providers).where(eq(providers.status, 'SUBMITTED'))
  expect(waiting).toHaveLength(2)
  for (const { id } of waiting) {
    const rows = await t.db
      .select()
      .from(identityDocuments)
      .where(eq(identityDocuments.providerId, id))
      .orderBy(asc(identityDocuments.kind))
    expect(documentsComplete(rows.map(({ kind }) => kind))).toBe(true)
    for (const row of rows) {
      const bytes = open(readFileSync(join(folder, row.storageKey)), documentPlace(row.id))
      expect(bytes.byteLength).toBe(row.size)
      expect((await sharp(bytes).metadata()).format).toBe('webp')
    }
  }
})
