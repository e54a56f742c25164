import { sql } from 'drizzle-orm'
import type { TestDatabase } from '../../support/template-database'

/** Every row of every table, and every job, in which one of these stands; the audit log is meant to remember. */
export async function traces(t: TestDatabase, wanted: readonly string[]): Promise<string[]> {
  const tables = await t.db.execute<{ schema: string; name: string }>(sql`
    select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_name <> 'audit_log'
       and (table_schema = 'public' or (table_schema = 'graphile_worker' and table_name like '%jobs%'))`)
  const found: string[] = []
  for (const { schema, name: table } of tables) {
    const hit = sql.join(
      wanted.map(word => sql`r::text ilike ${`%${word}%`}`),
      sql` or `,
    )
    const rows = await t.db.execute<{ text: string }>(
      sql`select left(r::text, 300) as text from ${sql.identifier(schema)}.${sql.identifier(table)} r where ${hit}`,
    )
    found.push(...rows.map(({ text }) => `${table}: ${text}`))
  }
  return found
}
