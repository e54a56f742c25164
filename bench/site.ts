import { join } from 'node:path'
import { migrateDatabase, openDatabase, seedDatabase } from '../dev/launcher/database'
import { appEnvironment } from '../dev/launcher/environment'
import { ROOT } from '../dev/launcher/settings.mjs'
import { Shutdown } from '../dev/launcher/shutdown'
import { runStep } from '../dev/launcher/step'
import { startWeb } from '../dev/launcher/web'

const PORT = 3190

export type BenchSite = {
  url: string
  databaseUrl: string
  /** The server's log file. */
  log: string
  /** From starting the built site to its first answer, seconds. */
  startSeconds: number
  /** What its session cookies are signed with. */
  secret: string
  stop(): Promise<void>
}

/**
 * The production site on the large seed, with the bare page to compare with, in a build and a data folder of its own.
 * The database is kept for the next run.
 */
export async function startBenchSite(providers: number, bookings: number): Promise<BenchSite> {
  const shutdown = new Shutdown()
  const settings = {
    port: PORT,
    servicesPort: PORT + 1,
    dataDir: join(ROOT, '.data', `bench-${providers}`),
    host: '127.0.0.1',
    databaseUrl: process.env.BENCH_DATABASE_URL || undefined,
    appUrl: `http://127.0.0.1:${PORT}`,
  }
  try {
    const databaseUrl = await openDatabase(settings, shutdown, { durable: true })
    const env = {
      ...appEnvironment('test', settings, databaseUrl),
      KHADAMAT_BENCH: '1',
      // Callers of the bench come from many addresses.
      TRUST_PROXY: '1',
      LOG_LEVEL: 'info',
      ROLE: 'web',
    }
    const step = { env, logs: join(settings.dataDir, 'logs'), shutdown }
    await migrateDatabase(step)
    await seedDatabase(settings, step, ['--size=bench', `--providers=${providers}`, `--bookings=${bookings}`])
    await runStep({ name: 'build', args: ['node_modules/next/dist/bin/next', 'build'], ...step })
    const began = performance.now()
    await startWeb({ entry: ['scripts/serve.mjs'], url: settings.appUrl, loud: false, ...step })
    const startSeconds = (performance.now() - began) / 1000
    return {
      url: settings.appUrl,
      databaseUrl,
      log: join(step.logs, 'web.log'),
      startSeconds,
      secret: env.NEXTAUTH_SECRET ?? '',
      stop: () => shutdown.end(),
    }
  } catch (error) {
    await shutdown.end()
    throw error
  }
}
