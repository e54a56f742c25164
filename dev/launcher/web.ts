import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../complaint'
import { until } from '../postgres/processes'
import { ROOT } from './settings.mjs'
import type { Shutdown } from './shutdown'
import { killGroup, tail } from './step'

const READY_MS = 90_000
const STOP_MS = 20_000

type Options = {
  entry: string[]
  env: NodeJS.ProcessEnv
  url: string
  logs: string
  loud: boolean
  shutdown: Shutdown
}

async function answers(url: string): Promise<boolean> {
  return fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(20_000) }).then(
    response => response.status < 500,
    () => false,
  )
}

function describeEnd(child: ChildProcess, log: string, loud: boolean): string {
  const how = child.signalCode ?? `exit code ${child.exitCode}`
  return `The web server ended (${how})${loud ? '' : `, log: ${log}\n${tail(log)}`}`
}

/**
 * Starts the web server and waits until it answers.
 * @returns a promise for its end, which only comes unasked when something broke.
 */
export async function startWeb(options: Options): Promise<{ ended: Promise<string> }> {
  const { entry, env, url, logs, loud, shutdown } = options
  mkdirSync(logs, { recursive: true })
  const log = join(logs, 'web.log')
  const output = loud ? 'inherit' : openSync(log, 'w')
  // Its own process group: Ctrl-C in the terminal reaches the launcher alone, which stops things in order.
  const child = spawn(process.execPath, ['--import', './dev/launcher/die-with-parent.mjs', ...entry], {
    cwd: ROOT,
    env: { ...env, KHADAMAT_LAUNCHER: String(process.pid) },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  if (typeof output === 'number') closeSync(output)
  let over = false
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('exit', () => resolve(describeEnd(child, log, loud)))
  })
  ended.then(() => {
    over = true
  })
  shutdown.add('web', async now => {
    killGroup(child, now ? 'SIGKILL' : 'SIGTERM')
    if (await until(() => over, STOP_MS)) return
    killGroup(child, 'SIGKILL')
    await ended
  })
  await until(async () => over || shutdown.begun || (await answers(url)), READY_MS)
  if (shutdown.begun) return { ended }
  if (over) throw new Complaint(await ended)
  if (!(await answers(url))) throw new Complaint(`The web server does not answer at ${url}.\n${tail(log)}`)
  return { ended }
}
