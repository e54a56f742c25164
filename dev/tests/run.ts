import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveUp, say } from '../launcher/say.mjs'
import { ROOT } from '../launcher/settings.mjs'
import { killGroup } from '../launcher/step'
import { type Counts, checkCounts, playwrightCounts, settle, vitestCounts } from './counts'

export type Stage = { name: string; args: (report: string) => string[]; count: (report: never) => Counts }

export const vitest = (project: string): Stage => ({
  name: project,
  args: report => [
    ...['node_modules/vitest/vitest.mjs', 'run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ],
  count: vitestCounts,
})

const STAGES: Stage[] = [
  {
    name: 'check',
    args: report => ['--import', 'tsx', 'scripts/check/index.ts', '--json', report],
    count: checkCounts,
  },
  vitest('unit'),
  vitest('integration'),
  {
    name: 'browser',
    args: () => ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    count: playwrightCounts,
  },
]

// A stage that hangs must not keep the result back.
const LIMIT_MS = 24 * 60_000
// What a person may have set for their own work; tests make their own.
const NOT_OURS =
  /^(NODE_ENV|PORT|HOST|APP_URL|DATABASE_URL|DEV_SERVICES_PORT|KHADAMAT_|RESEND_|SMS_|UPSTASH_|CLAMD_|STORAGE_|NEXTAUTH_|ROLE$|LOG_LEVEL$)/

function environment(report: string): NodeJS.ProcessEnv {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  for (const name of Object.keys(env)) if (NOT_OURS.test(name)) Reflect.deleteProperty(env, name)
  return { ...env, KHADAMAT_LAUNCHER: String(process.pid) }
}

async function runStage(stage: Stage, report: string, msLeft: number): Promise<Counts> {
  say(`\n── ${stage.name} ──`)
  const child = spawn(
    process.execPath,
    ['--import', './dev/launcher/die-with-parent.mjs', ...stage.args(report)],
    {
      cwd: ROOT,
      env: environment(report),
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const stop = () => {
    killGroup(child, 'SIGTERM')
    setTimeout(() => process.exit(130), 5_000).unref()
    child.once('exit', () => process.exit(130))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  let late = false
  const timer = setTimeout(() => {
    late = true
    killGroup(child, 'SIGKILL')
  }, msLeft)
  const code = await new Promise<number | null>(resolve => {
    child.once('error', () => resolve(1))
    child.once('exit', resolve)
  })
  clearTimeout(timer)
  process.off('SIGINT', stop)
  process.off('SIGTERM', stop)
  let counts: Counts | undefined
  try {
    counts = stage.count(JSON.parse(readFileSync(report, 'utf8')) as never)
  } catch {
    // It wrote no report: settled below.
  }
  const settled = settle(counts, code)
  return late ? { ...settled, remarks: [...settled.remarks, 'took too long'] } : settled
}

/** Runs stages one after the other, also after a failure, and closes with one line `N passed, N failed`. */
export async function runStages(stages: readonly Stage[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khadamat-reports-'))
  const end = Date.now() + LIMIT_MS
  const lines: string[] = []
  let passed = 0
  let failed = 0
  for (const stage of stages) {
    const began = Date.now()
    const counts = await runStage(stage, join(folder, `${stage.name}.json`), Math.max(1, end - began))
    passed += counts.passed
    failed += counts.failed
    const seconds = Math.round((Date.now() - began) / 1000)
    const remarks = counts.remarks.length > 0 ? `  (${counts.remarks.join('; ')})` : ''
    lines.push(
      `${stage.name.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed, ${seconds} s${remarks}`,
    )
  }
  rmSync(folder, { recursive: true, force: true })
  say(`\n${lines.join('\n')}\n`)
  say(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** Runs every stage of `npm test`, or those named. */
export async function runTests(names: string[]): Promise<void> {
  const unknown = names.filter(name => !STAGES.some(stage => stage.name === name))
  if (unknown.length > 0) {
    giveUp(`No such stage: ${unknown.join(', ')}. There are ${STAGES.map(({ name }) => name).join(', ')}.`)
  }
  await runStages(STAGES.filter(({ name }) => names.length === 0 || names.includes(name)))
}
