import { fileURLToPath } from 'node:url'
import { migrate as runDrizzle } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations as runWorkerMigrations } from 'graphile-worker'
import { connect } from './client'

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any number, the same everywhere: two machines that deploy at once take turns. */
const DEPLOY_LOCK = 762_319

/** Brings a database to the current schema: the worker's tables, then ours. Safe to run again and in parallel. */
export async function migrate(url: string): Promise<void> {
  const { db, sql, close } = connect(url, { pool: 2 })
  const lock = await sql.reserve()
  try {
    await lock`select pg_advisory_lock(${DEPLOY_LOCK})`
    await runWorkerMigrations({ connectionString: url })
    await runDrizzle(db, { migrationsFolder: FOLDER })
    await lock`select pg_advisory_unlock(${DEPLOY_LOCK})`
  } finally {
    lock.release()
    await close()
  }
}
