import postgres from 'postgres'

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(name)}`
  return changed.href
}

/** Runs statements on one connection that is closed afterwards. */
export async function onServer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Creates a database unless it exists.
 * @returns its address.
 */
export async function ensureDatabase(url: string, name: string): Promise<string> {
  await onServer(url, async sql => {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (found) return
    try {
      await sql`create database ${sql(name)}`
    } catch (error) {
      // 42P04, 23505: someone created it in the same moment.
      if (!/^(42P04|23505)$/.test((error as { code?: string }).code ?? '')) throw error
    }
  })
  return withDatabase(url, name)
}
