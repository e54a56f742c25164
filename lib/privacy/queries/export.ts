import 'server-only'
import { and, count, desc, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { dataExports, files, identityDocuments, providers, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { REGISTRY } from '../registry'
import type { Entry, Person } from '../registry/entry'

/** Whose copy is asked for, while it is. */
export async function waitingExport(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: dataExports.id,
      userId: dataExports.userId,
      providerId: providers.id,
      locale: users.locale,
      email: users.email,
    })
    .from(dataExports)
    .innerJoin(users, eq(users.id, dataExports.userId))
    .leftJoin(providers, eq(providers.userId, users.id))
    .where(and(eq(dataExports.id, id), eq(dataExports.status, 'WAITING'), eq(users.status, 'ACTIVE')))
  return row ?? null
}

export type ExportedTable = { name: string; rows: Record<string, unknown>[] }

/** Columns of a table that the export shows: all but bytes and what the registry hides. */
async function shownColumns(tx: Tx, { table, hidden = {} }: Entry): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = ${table} and data_type <> 'bytea'
     order by ordinal_position`)
  return rows.map(({ name }) => name).filter(name => !(name in hidden))
}

/** Everything about one person, table by table; each is one statement. */
export async function collect(tx: Tx, person: Person): Promise<ExportedTable[]> {
  const tables: ExportedTable[] = []
  for (const entry of REGISTRY) {
    const columns = (await shownColumns(tx, entry)).map(name => sql.identifier(name))
    const found = await tx.execute<{ row: Record<string, unknown> }>(sql`
      select to_jsonb(shown) as row
        from (select ${sql.join(columns, sql`, `)} from ${sql.identifier(entry.table)} where ${entry.rows(person)}) shown`)
    const name = entry.part ? `${entry.table}-${entry.part}` : entry.table
    tables.push({ name, rows: found.map(({ row }) => row) })
  }
  return tables
}

/** The person's own files, those of identity among them: where they are and what they are. */
export async function ownFiles(tx: Tx, { userId, providerId }: Person) {
  const uploads = await tx
    .select({ id: files.id, kind: files.kind, storageKey: files.storageKey, mime: files.mime })
    .from(files)
    .where(and(or(eq(files.ownerId, userId), eq(files.userId, userId)), isNull(files.deletedAt)))
    .orderBy(files.createdAt)
  const papers =
    providerId === null
      ? []
      : await tx
          .select({
            id: identityDocuments.id,
            kind: identityDocuments.kind,
            storageKey: identityDocuments.storageKey,
            mime: identityDocuments.mime,
          })
          .from(identityDocuments)
          .where(and(eq(identityDocuments.providerId, providerId), isNull(identityDocuments.withdrawnAt)))
          .orderBy(identityDocuments.createdAt)
  return {
    uploads: uploads.map(file => ({ ...file, kind: String(file.kind) })),
    papers: papers.map(file => ({ ...file, kind: String(file.kind) })),
  }
}

/** A copy that its owner may still fetch. Anybody else's does not exist. */
export async function readyExport(tx: Tx, actor: User, id: string, at: Date) {
  const [row] = await tx
    .select({ id: dataExports.id, storageKey: dataExports.storageKey, readyAt: dataExports.readyAt })
    .from(dataExports)
    .where(
      and(
        eq(dataExports.id, id),
        eq(dataExports.userId, actor.userId),
        eq(dataExports.status, 'READY'),
        gt(dataExports.expiresAt, at),
      ),
    )
  return row?.storageKey ? { ...row, storageKey: row.storageKey } : null
}

const LISTED = 5

/** The last copies of one account, newest first. */
export function exportsOf(tx: Tx, actor: User) {
  return tx
    .select({
      id: dataExports.id,
      status: dataExports.status,
      size: dataExports.size,
      createdAt: dataExports.createdAt,
      expiresAt: dataExports.expiresAt,
    })
    .from(dataExports)
    .where(eq(dataExports.userId, actor.userId))
    .orderBy(desc(dataExports.createdAt), desc(dataExports.id))
    .limit(LISTED)
}

/** How many copies an account has asked for since then, those that failed aside. */
export async function exportsSince(tx: Tx, userId: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ copies: count() })
    .from(dataExports)
    .where(
      and(eq(dataExports.userId, userId), gt(dataExports.createdAt, since), ne(dataExports.status, 'FAILED')),
    )
  return row?.copies ?? 0
}

/** The letter about a copy needs to know until when it is there, and whether it still is. */
export async function exportForNotice(tx: Tx, id: string, at: Date) {
  const [row] = await tx
    .select({
      expiresAt: dataExports.expiresAt,
      locale: users.locale,
      firstName: users.firstName,
    })
    .from(dataExports)
    .innerJoin(users, eq(users.id, dataExports.userId))
    .where(and(eq(dataExports.id, id), eq(dataExports.status, 'READY'), gt(dataExports.expiresAt, at)))
  return row?.expiresAt ? { ...row, expiresAt: row.expiresAt } : null
}

const BATCH = 100

/** Copies out of time whose bytes are still there, some at a time. */
export function staleBytes(tx: Tx) {
  return tx
    .select({ id: dataExports.id, storageKey: sql<string>`${dataExports.storageKey}` })
    .from(dataExports)
    .where(and(eq(dataExports.status, 'EXPIRED'), isNotNull(dataExports.storageKey)))
    .orderBy(dataExports.id)
    .limit(BATCH)
}
