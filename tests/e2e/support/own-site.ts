import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateDatabase, openDatabase, seedDatabase } from '../../../dev/launcher/database'
import { appEnvironment } from '../../../dev/launcher/environment'
import { ROOT } from '../../../dev/launcher/settings.mjs'
import { Shutdown } from '../../../dev/launcher/shutdown'
import { startWeb } from '../../../dev/launcher/web'
import { readState } from '../../../dev/postgres/place'
import { freePort } from '../../../dev/postgres/ports'
import { stopAt } from '../../../dev/postgres/postmaster'
import { type RunningPostgres, startPostgres } from '../../../dev/postgres/start'
import { startServices } from '../../../dev/services/start'
import { site } from './site'

export type OwnSite = {
  url: string
  servicesUrl: string
  /** As if its machine had lost its power. */
  killDatabase(): Promise<void>
  startDatabase(): Promise<void>
  stop(): Promise<void>
}

async function settings(dataDir: string) {
  const [port, servicesPort] = [await freePort(), await freePort()]
  const appUrl = `http://127.0.0.1:${port}`
  return { port, servicesPort, dataDir, host: '127.0.0.1', databaseUrl: undefined, appUrl }
}

/** A second whole site on the same build, for a test that breaks it. */
export async function startOwnSite(): Promise<OwnSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khadamat-e2e-own-'))
  const shutdown = new Shutdown()
  const postgresDir = join(dataDir, 'postgres')
  let again: RunningPostgres | undefined
  const stop = async () => {
    await shutdown.end()
    await again?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const own = await settings(dataDir)
    const databaseUrl = await openDatabase(own, shutdown, { durable: false, throwAway: true })
    const services = await startServices({ port: own.servicesPort, dataDir })
    shutdown.add('local services', () => services.stop())
    const env = appEnvironment('test', own, databaseUrl)
    const step = { env, logs: join(dataDir, 'logs'), shutdown }
    await migrateDatabase(step)
    await seedDatabase(own, step, ['--size=tiny'])
    await startWeb({ entry: ['scripts/serve.mjs'], url: own.appUrl, loud: false, ...step })
    const port = Number(new URL(databaseUrl).port)
    return {
      url: own.appUrl,
      servicesUrl: services.url,
      async killDatabase() {
        const state = readState(postgresDir)
        if (state) await stopAt(state.cluster, true)
      },
      async startDatabase() {
        again = await startPostgres({ dataDir: postgresDir, port, durable: false, throwAway: true })
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

export type OwnServer = { url: string; child: ChildProcess; ended: Promise<number | null> }

/** A second web server beside the site's, on the same database: for a test that stops it, or sets it up otherwise. */
export async function startOwnServer(changes: Record<string, string> = {}): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khadamat-e2e-web-'))
  const own = await settings(dataDir)
  const env = { ...appEnvironment('test', own, site.database), ROLE: 'web', ...changes }
  const child = spawn(process.execPath, ['scripts/serve.mjs'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  ended.then(() => rmSync(dataDir, { recursive: true, force: true }))
  await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
  return { url: own.appUrl, child, ended }
}
