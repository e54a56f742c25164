import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDatabase } from '../postgres/database'
import { startPostgres } from '../postgres/start'
import { say } from './say.mjs'
import type { Settings } from './settings.mjs'
import type { Shutdown } from './shutdown'
import { runStep } from './step'

const DATABASE = 'khadamat'
const PRELOAD = ['--import', './dev/launcher/die-with-parent.mjs', '--import', 'tsx']

/** The database to work on: the one given, else our own PostgreSQL in the data folder. */
export async function openDatabase(
  settings: Settings,
  shutdown: Shutdown,
  options: { durable: boolean; throwAway?: boolean },
): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl
  const server = await startPostgres({ dataDir: join(settings.dataDir, 'postgres'), ...options })
  shutdown.add('PostgreSQL', now => server.stop(now))
  if (server.reused) say('Going on with the PostgreSQL that a killed start left running.')
  return ensureDatabase(server.url, DATABASE)
}

type Preparation = { env: NodeJS.ProcessEnv; logs: string; shutdown?: Shutdown }

/** Brings the schema up to date. */
export function migrateDatabase(options: Preparation): Promise<void> {
  return runStep({ name: 'migrate', args: [...PRELOAD, 'db/deploy.ts'], ...options })
}

/** Fills an empty database with the demo data; one that has it keeps it. */
export async function seedDatabase(
  settings: Settings,
  options: Preparation,
  args: string[] = [],
): Promise<void> {
  // Beside our own cluster, and gone with it. Of a database given to us the seed itself has to know.
  const mark = join(settings.dataDir, 'postgres', 'seeded')
  if (!settings.databaseUrl && existsSync(mark)) return
  say('Filling the database with demo data (once)…')
  await runStep({ name: 'seed', args: [...PRELOAD, 'db/seed/index.ts', ...args], ...options })
  if (!settings.databaseUrl && !options.shutdown?.begun) writeFileSync(mark, `${new Date().toISOString()}\n`)
}
