import { join } from 'node:path'
import { Complaint } from '../complaint'
import { startServices } from '../services/start'
import { ensureBuild } from './build'
import { migrateDatabase, openDatabase, seedDatabase } from './database'
import { appEnvironment, type Mode } from './environment'
import { localSecrets } from './secrets'
import type { Settings } from './settings.mjs'
import type { Shutdown } from './shutdown'
import { startWeb } from './web'

export type Site = {
  url: string
  servicesUrl: string
  databaseUrl: string
  metricsToken: string
  /** Resolves when the web server ends, with the reason. */
  ended: Promise<string>
}

async function openServices(settings: Settings, shutdown: Shutdown): Promise<string> {
  try {
    const { port, servicesPort, dataDir, appUrl } = settings
    const reporting = {
      url: `http://127.0.0.1:${port}/api/resend/webhook`,
      secret: localSecrets(dataDir).RESEND_WEBHOOK_SECRET,
    }
    const services = await startServices({ port: servicesPort, dataDir, app: { url: appUrl, reporting } })
    shutdown.add('local services', () => services.stop())
    return services.url
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Complaint(`Port ${settings.servicesPort} is taken. Choose another with DEV_SERVICES_PORT.`)
  }
}

const NEXT_DEV = ['node_modules/next/dist/bin/next', 'dev']

/**
 * Starts all of it: PostgreSQL, schema, demo data, stand-ins, build, web server. What it starts goes onto
 * `shutdown`, so that it stops in the reverse order.
 * @throws Complaint with words for the person at the terminal.
 */
export async function startSite(
  mode: Mode,
  settings: Settings,
  shutdown: Shutdown,
  options: { seedArgs?: string[] } = {},
): Promise<Site> {
  const test = mode === 'test'
  const databaseUrl = await openDatabase(settings, shutdown, { durable: !test, throwAway: test })
  const servicesUrl = await openServices(settings, shutdown)
  const env = appEnvironment(mode, settings, databaseUrl)
  const step = { env, logs: join(settings.dataDir, 'logs'), shutdown }
  const prepare = async () => {
    await migrateDatabase(step)
    if (!shutdown.begun) await seedDatabase(settings, step, options.seedArgs)
  }
  // Filling and building have nothing to do with each other, and there are two cores.
  const outcomes = await Promise.allSettled([prepare(), mode === 'dev' ? undefined : ensureBuild(step)])
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  const entry =
    mode === 'dev'
      ? [...NEXT_DEV, '--port', String(settings.port), '--hostname', settings.host]
      : ['scripts/serve.mjs']
  // Where it really listens; APP_URL may be a name that only others resolve.
  const host = settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host
  const url = `http://${host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host}:${settings.port}`
  if (shutdown.begun)
    return { url, servicesUrl, databaseUrl, metricsToken: '', ended: new Promise(() => undefined) }
  const web = await startWeb({ entry, url, loud: mode === 'dev', ...step })
  return { url, servicesUrl, databaseUrl, metricsToken: env.METRICS_TOKEN ?? '', ended: web.ended }
}
