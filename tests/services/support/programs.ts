import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'

/** The servers that these tests need, and the package of Debian that brings each. */
export const SERVERS = { 'redis-server': 'redis-server', clamd: 'clamav-daemon' } as const
export type ServerName = keyof typeof SERVERS

// Daemons stand where an ordinary user's path does not lead.
const folders = () => [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** Where a server's program is; null when it is not installed. */
export function findServer(name: ServerName): string | null {
  return (
    folders()
      .map(folder => join(folder, name))
      .find(path => existsSync(path)) ?? null
  )
}

/** One sentence for each server that is not installed. */
export function missingServers(): string[] {
  return (Object.keys(SERVERS) as ServerName[])
    .filter(name => !findServer(name))
    .map(name => `${name} is not installed: these tests need it (Debian: apt-get install ${SERVERS[name]}).`)
}

export type RunningServer = { stop(): Promise<void>; kill(): Promise<void> }

const gone = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>(resolve => child.once('exit', () => resolve()))

/** Starts a server that stays in the foreground, and waits until `ready` says so. */
export async function startServer(
  name: ServerName,
  args: string[],
  ready: () => Promise<boolean>,
): Promise<RunningServer> {
  const program = findServer(name)
  if (!program) throw new Error(missingServers().join(' '))
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal)
    await gone(child)
  }
  // A test run that is stopped leaves nothing behind.
  process.once('exit', () => child.kill('SIGKILL'))
  const patience = Date.now() + 60_000
  while (!(await ready())) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > patience) {
      child.kill('SIGKILL')
      throw new Error(`${name} did not start:\n${said}`)
    }
    await new Promise(go => setTimeout(go, 50))
  }
  return { stop: end('SIGTERM'), kill: end('SIGKILL') }
}

/** A port of the loopback that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
