// The embedded PostgreSQL by hand: `tsx dev/postgres/cli.ts start|stop|url`. It keeps running after `start`.
import { join, resolve } from 'node:path'
import { Complaint } from '../complaint'
import { ROOT } from '../launcher/settings.mjs'
import { ensureDatabase, withDatabase } from './database'
import { readState } from './place'
import { runningAt, stopAt } from './postmaster'
import { startPostgres } from './start'

const dataDir = join(resolve(ROOT, process.env.KHADAMAT_DATA_DIR || '.data'), 'postgres')

const commands: Record<string, () => Promise<void>> = {
  async start() {
    const server = await startPostgres({ dataDir, durable: true })
    console.log(await ensureDatabase(server.url, 'khadamat'))
  },
  async stop() {
    const state = readState(dataDir)
    if (state) await stopAt(state.cluster)
  },
  async url() {
    const state = readState(dataDir)
    const server = state && runningAt(state.cluster)
    if (!server) throw new Complaint('It does not run.')
    console.log(
      withDatabase(`postgres://khadamat:${state.password}@127.0.0.1:${server.port}/postgres`, 'khadamat'),
    )
  },
}

const command = commands[process.argv[2] ?? '']
if (!command) {
  console.error('Usage: tsx dev/postgres/cli.ts start|stop|url')
  process.exit(2)
}
command().catch((error: unknown) => {
  console.error(error instanceof Complaint ? error.message : error)
  process.exit(1)
})
