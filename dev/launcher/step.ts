import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../complaint'
import { ROOT } from './settings.mjs'
import type { Shutdown } from './shutdown'

export type Step = {
  /** For messages and the log's file name. */
  name: string
  args: string[]
  env: NodeJS.ProcessEnv
  logs: string
  shutdown?: Shutdown
  /** Shows the output as it comes instead of keeping it in the log. */
  loud?: boolean
}

/** The last lines of a log. */
export function tail(file: string, lines = 25): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return ''
  }
}

/** Ends a child and all it started; it leads its own process group. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

/**
 * Runs one Node.js program to its end.
 * @throws Complaint with the end of its output when it fails.
 */
export async function runStep({ name, args, env, logs, shutdown, loud }: Step): Promise<void> {
  mkdirSync(logs, { recursive: true })
  const log = join(logs, `${name}.log`)
  const output = loud ? 'inherit' : openSync(log, 'w')
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...env, KHADAMAT_LAUNCHER: String(process.pid) },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  if (typeof output === 'number') closeSync(output)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const remove = shutdown?.add(name, async now => {
    killGroup(child, now ? 'SIGKILL' : 'SIGTERM')
    await ended
  })
  const code = await ended
  remove?.()
  if (code === 0 || shutdown?.begun) return
  throw new Complaint(`${name} failed${loud ? '' : ` (log: ${log})\n${tail(log)}`}`)
}
