import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import { freePort, type RunningServer, startServer } from './programs'

export type RunningRedis = RunningServer & { url: string; port: number }

async function answers(url: string): Promise<boolean> {
  const client = createClient({ url, socket: { reconnectStrategy: false } })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    client.destroy()
  }
}

/** A real Redis of this test's own: in memory, on the loopback, in a folder that goes with it. */
export async function startRedis(onPort?: number): Promise<RunningRedis> {
  const port = onPort ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'khadamat-redis-'))
  const url = `redis://127.0.0.1:${port}`
  const options = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', daemonize: 'no' }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const server = await startServer('redis-server', args, () => answers(url))
  const tidy = (end: () => Promise<void>) => async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, url, port, stop: tidy(server.stop), kill: tidy(server.kill) }
}
