import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../complaint'
import { commandLine, isAlive, until } from './processes'

/** What the server writes about itself into `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; status: string }

const FAST_STOP_MS = 30_000
const HARD_STOP_MS = 10_000

function readPidFile(clusterDir: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : undefined
  } catch {
    return undefined
  }
}

/** Whether this process is the server of this cluster and not another program that got its number. */
function serves(pid: number, clusterDir: string): boolean {
  try {
    // It works in its data folder, which stays true when the folder is moved.
    if (readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir)) return true
  } catch {
    // No /proc, or not ours to look at.
  }
  const command = commandLine(pid)
  return command === '' || command.includes(clusterDir)
}

/** The server that runs on this cluster, also one whose parent was killed. */
export function runningAt(clusterDir: string): Postmaster | undefined {
  const found = readPidFile(clusterDir)
  return found && isAlive(found.pid) && serves(found.pid, clusterDir) ? found : undefined
}

/**
 * Removes a `postmaster.pid` left by a killed server when its number now belongs to another program:
 * PostgreSQL itself would refuse to start, as it can only see that the number is in use.
 */
export function clearStalePidFile(clusterDir: string): void {
  if (readPidFile(clusterDir) && !runningAt(clusterDir))
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EPERM') {
      throw new Complaint(
        `A PostgreSQL of another user (process ${pid}) still runs on this data folder: stop it first.`,
      )
    }
    if (code !== 'ESRCH') throw error
  }
}

/** Stops the server on this cluster: clients are cut off, data is kept. Returns when it is gone. */
export async function stopAt(clusterDir: string, now = false): Promise<void> {
  const server = runningAt(clusterDir)
  if (!server) return
  // Its pid file goes a moment before it does, and it may hold its port until then.
  const gone = () => runningAt(clusterDir)?.pid !== server.pid && !isAlive(server.pid)
  signal(server.pid, now ? 'SIGQUIT' : 'SIGINT')
  if (await until(gone, FAST_STOP_MS)) return
  signal(server.pid, 'SIGQUIT')
  if (await until(gone, HARD_STOP_MS)) return
  throw new Complaint(`PostgreSQL (process ${server.pid}) does not stop.`)
}
