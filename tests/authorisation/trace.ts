import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'

/** Counting an attempt is what a limit does, also with one that is refused. */
const NOT_LOOKED_AT = ['rate_limits']

let statement: string | undefined

async function statementFor(tx: Tx): Promise<string> {
  const tables = await tx.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where (schemaname = 'public' or (schemaname = 'graphile_worker' and tablename = '_private_jobs'))
       and tablename not in (${sql.join(
         NOT_LOOKED_AT.map(name => sql`${name}`),
         sql`, `,
       )})`)
  return [...tables]
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) as mark from ${name}`,
    )
    .join(' union all ')
}

/**
 * A mark for each table that changes with every row written, changed or deleted: the number of rows and the sum of the
 * transactions that wrote them, which only grows while the number stays.
 */
export async function traceOf(tx: Tx): Promise<Record<string, string>> {
  statement ??= await statementFor(tx)
  const rows = await tx.execute<{ name: string; mark: string }>(sql.raw(statement))
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]))
}
