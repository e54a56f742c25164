import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Shutdown } from '../../../dev/launcher/shutdown'
import { startSite } from '../../../dev/launcher/site'

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * The whole site, as `npm run demo` starts it, on a database of its own with the small seed. The process lives in
 * New York time: what it shows must not depend on it. With `E2E_URL` and the other names below already set, the
 * tests use that site.
 */
export default async function startForTests(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => undefined
  const [port, servicesPort] = [await freePort(), await freePort()]
  const dataDir = mkdtempSync(join(tmpdir(), 'khadamat-e2e-'))
  const shutdown = new Shutdown()
  process.env.TZ = 'America/New_York'
  process.env.LOG_LEVEL = 'info'
  // Each test comes from an address of its own, so that the limits of one do not stop another.
  process.env.TRUST_PROXY = '1'
  // The tests make sessions themselves where signing in is not what they are about.
  process.env.NEXTAUTH_SECRET = randomBytes(48).toString('base64url')
  try {
    const site = await startSite(
      'test',
      {
        port,
        servicesPort,
        dataDir,
        host: '127.0.0.1',
        databaseUrl: undefined,
        appUrl: `http://127.0.0.1:${port}`,
      },
      shutdown,
      { seedArgs: ['--size=tiny'] },
    )
    process.env.E2E_URL = site.url
    process.env.E2E_SERVICES_URL = site.servicesUrl
    process.env.E2E_DATABASE_URL = site.databaseUrl
    process.env.E2E_METRICS_TOKEN = site.metricsToken
    process.env.E2E_DATA_DIR = dataDir
  } catch (error) {
    await shutdown.end()
    throw error
  }
  return async () => {
    await shutdown.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
