import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Complaint } from '../complaint'
import { type Account, asAccount } from './account'
import { type Binaries, usableBinaries } from './binaries'
import { ensureCluster, SUPERUSER } from './cluster'
import { onServer } from './database'
import { serverEnvironment } from './environment'
import { findPlace, writeState } from './place'
import { freePort, isFree } from './ports'
import { clearStalePidFile, runningAt, stopAt } from './postmaster'
import { until } from './processes'

export type StartOptions = {
  /** Folder for the cluster, its log and its password. */
  dataDir: string
  /** Else the one of last time when it is free, else any free one. */
  port?: number
  /** True keeps data through a crash of the machine; false is faster, for tests. */
  durable: boolean
  /** Removes the server and the folder when our process ends in any way, `kill -9` included. */
  throwAway?: boolean
}

export type RunningPostgres = {
  /** Address of the maintenance database, as superuser. */
  url: string
  port: number
  pid: number
  /** True when it ran already: its starter was killed. */
  reused: boolean
  stop(now?: boolean): Promise<void>
}

const START_MS = 120_000
const LOG_LIMIT = 5_000_000
const GUARD = fileURLToPath(new URL('./guard.mjs', import.meta.url))

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // A socket's path may have 107 bytes, and ours may lie deep: TCP only.
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: durable ? '192MB' : '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    max_wal_size: '2GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function launch(
  cluster: string,
  log: string,
  port: number,
  durable: boolean,
  binaries: Binaries,
  account?: Account,
) {
  const grown = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT
  const output = openSync(log, grown ? 'w' : 'a', 0o600)
  try {
    // Its own session: Ctrl-C in the terminal must reach us alone, as the database stops last.
    const child = spawn(binaries.postgres, ['-D', cluster, ...settings(port, durable)], {
      ...asAccount(account),
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', output, output],
    })
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

function lastLines(log: string): string {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n')
  } catch {
    return ''
  }
}

async function answers(url: string): Promise<boolean> {
  return onServer(url, sql => sql`select 1`).then(
    () => true,
    () => false,
  )
}

/** Waits until the server on this cluster takes connections; false when it ended instead. */
async function becomesReady(
  cluster: string,
  child: ChildProcess | undefined,
  limitMs: number,
): Promise<boolean> {
  let ended = false
  child?.once('exit', () => {
    ended = true
  })
  child?.once('error', () => {
    ended = true
  })
  await until(() => {
    const server = runningAt(cluster)
    if (!child && !server) ended = true
    return ended || (server?.status === 'ready' && (!child || server.pid === child.pid))
  }, limitMs)
  return !ended && runningAt(cluster)?.status === 'ready'
}

function guardOver(pid: number, folders: string[]): () => void {
  const guard = spawn(process.execPath, [GUARD, String(pid), ...folders], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  ;(guard.stdin as unknown as { unref(): void }).unref()
  return () => guard.kill('SIGKILL')
}

/**
 * Starts the embedded PostgreSQL, or takes over the one still running on this folder.
 * It runs as an unprivileged account when we are root, and outlives us unless stopped or thrown away.
 * @throws Complaint with words for the person at the terminal.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir)
  const { state, account } = await findPlace(dataDir)
  const { cluster, password } = state
  const log = join(dataDir, 'server.log')
  const address = (port: number) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`
  const running = (port: number, pid: number, reused: boolean): RunningPostgres => {
    writeState(dataDir, { ...state, port })
    const folders = [...new Set([dataDir, dirname(cluster)])]
    const dismiss = options.throwAway ? guardOver(pid, folders) : undefined
    const stop = async (now = false) => {
      await stopAt(cluster, now)
      dismiss?.()
      if (options.throwAway) for (const path of folders) rmSync(path, { recursive: true, force: true })
    }
    return { url: address(port), port, pid, reused, stop }
  }

  // One left by a killed parent: go on with it when it is sound and where it should be.
  if (runningAt(cluster) && (await becomesReady(cluster, undefined, START_MS))) {
    const orphan = runningAt(cluster)
    const fits = orphan && (options.port === undefined || orphan.port === options.port)
    if (orphan && fits && (await answers(address(orphan.port)))) return running(orphan.port, orphan.pid, true)
    await stopAt(cluster)
  }

  const binaries = usableBinaries(account, dataDir)
  writeState(dataDir, state)
  ensureCluster(cluster, password, binaries, account, options.durable)
  clearStalePidFile(cluster)
  for (let attempt = 1; ; attempt++) {
    const remembered = state.port && (await isFree(state.port)) ? state.port : undefined
    const port = options.port ?? remembered ?? (await freePort())
    const child = launch(cluster, log, port, options.durable, binaries, account)
    if (await becomesReady(cluster, child, START_MS)) {
      if (child.pid && (await answers(address(port)))) return running(port, child.pid, false)
      await stopAt(cluster)
    }
    // The port was taken between our look and its, or the killed server's last children still hold on: once more.
    if (attempt === 4) {
      throw new Complaint(`PostgreSQL does not start (log: ${log}):\n${lastLines(log)}`)
    }
    await until(() => false, 500 * attempt)
  }
}
