import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appEnvironment } from '../../../dev/launcher/environment'
import { ROOT } from '../../../dev/launcher/settings.mjs'
import { Shutdown } from '../../../dev/launcher/shutdown'
import { startSite } from '../../../dev/launcher/site'
import { readState } from '../../../dev/postgres/place'
import { freePort } from '../../../dev/postgres/ports'
import { stopAt } from '../../../dev/postgres/postmaster'
import { type RunningPostgres, startPostgres } from '../../../dev/postgres/start'
import { site } from './site'

export type OwnSite = {
  url: string
  servicesUrl: string
  metricsToken: string
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

/** A second whole site, for a test that breaks it. */
export async function startOwnSite(): Promise<OwnSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khadamat-e2e-own-'))
  const shutdown = new Shutdown()
  const started = await startSite('test', await settings(dataDir), shutdown, { seedArgs: ['--size=tiny'] })
  const postgresDir = join(dataDir, 'postgres')
  const port = Number(new URL(started.databaseUrl).port)
  let again: RunningPostgres | undefined
  return {
    url: started.url,
    servicesUrl: started.servicesUrl,
    metricsToken: started.metricsToken,
    async killDatabase() {
      const state = readState(postgresDir)
      if (state) await stopAt(state.cluster, true)
    },
    async startDatabase() {
      again = await startPostgres({ dataDir: postgresDir, port, durable: false, throwAway: true })
    },
    async stop() {
      await shutdown.end()
      await again?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type OwnServer = { url: string; child: ChildProcess; ended: Promise<number | null> }

/** A second web server beside the site's, on the same database, for a test that stops it. */
export async function startOwnServer(): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khadamat-e2e-web-'))
  const own = await settings(dataDir)
  const env = { ...appEnvironment('test', own, site.database), ROLE: 'web' }
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
