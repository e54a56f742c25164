import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import type { Connection } from '../../db/client'
import { onServer, withDatabase } from '../../dev/postgres/database'
import { startPostgres } from '../../dev/postgres/start'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: string
    databaseTemplate: string
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

let count = 0
const freshName = (kind: string) => `kh_${kind}_${process.pid}_${Date.now().toString(36)}_${++count}`

/** A PostgreSQL for tests: `TEST_DATABASE_URL` when given (a superuser's), else an embedded one that goes with us. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'khadamat-test-'))
  return startPostgres({ dataDir, durable: false, throwAway: true })
}

async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  await onServer(serverUrl, sql =>
    template
      ? sql`create database ${sql(name)} template ${sql(template)}`
      : sql`create database ${sql(name)}`,
  )
  return withDatabase(serverUrl, name)
}

function dropDatabase(serverUrl: string, name: string): Promise<unknown> {
  return onServer(serverUrl, sql => sql`drop database if exists ${sql(name)} with (force)`)
}

/** One migrated database with the small seed, which tests clone in a moment. */
export async function makeTemplate(serverUrl: string): Promise<{ name: string; drop(): Promise<void> }> {
  const name = freshName('template')
  const url = await createDatabase(serverUrl, name)
  // In processes of their own, as a person would run them: no bundler and no test runner in between.
  const env = { ...process.env, DATABASE_URL: url, KHADAMAT_ENV: 'test', LOG_LEVEL: 'error' }
  const tsx = (...args: string[]) => run(process.execPath, ['--import', 'tsx', ...args], { cwd: ROOT, env })
  await tsx('db/deploy.ts')
  await tsx('db/seed/index.ts', '--size=tiny')
  return {
    name,
    async drop() {
      await dropDatabase(serverUrl, name)
    },
  }
}

export type TestDatabase = Connection & { url: string }

/**
 * A database of this test file's own, migrated and with the small seed. `close()` drops it.
 * What the code under test opens by itself (`database()`) is this one too.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { inject } = await import('vitest')
  const server = inject('databaseServer')
  const name = freshName('test')
  const url = await createDatabase(server, name, inject('databaseTemplate'))
  process.env.DATABASE_URL = url
  const { closeDatabase, connect } = await import('../../db/client')
  const connection = connect(url, { pool: 10 })
  return {
    ...connection,
    url,
    async close() {
      await Promise.all([connection.close(), closeDatabase()])
      await dropDatabase(server, name)
    },
  }
}

/** Vitest's global set-up of the integration tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  const template = await makeTemplate(server.url)
  provide('databaseServer', server.url)
  provide('databaseTemplate', template.name)
  return async () => {
    if (process.env.TEST_DATABASE_URL) await template.drop()
    await server.stop()
  }
}
