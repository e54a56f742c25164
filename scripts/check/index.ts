import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkAuthorisation } from './authorisation'
import { checkBoundaries } from './boundaries'
import { checkConventions } from './conventions'
import { checkMessages } from './messages'
import type { Finding } from './source'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const packageFolder = (name: string) =>
  path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))

type Outcome = { ok: boolean; output: string }
type Step = { name: string; run(): Promise<Outcome> }

/** Runs a tool of node_modules with this Node: no shell, so a path may hold spaces. */
function tool(script: string, ...args: string[]): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', error => resolve({ ok: false, output: error.message }))
    child.on('close', status => resolve({ ok: status === 0, output }))
  })
}

const own = (name: string, check: (root: string) => Finding[]): Step => ({
  name,
  async run() {
    const findings = check(ROOT)
    const lines = findings.map(({ file, line, message }) => `${file}:${line} ${message}`)
    return { ok: findings.length === 0, output: lines.join('\n') }
  },
})

const STEPS: readonly Step[] = [
  {
    name: 'format and lint',
    run: () =>
      tool(
        path.join(packageFolder('@biomejs/biome'), 'bin/biome'),
        ...['check', '--error-on-warnings', '--diagnostic-level=warn', '--max-diagnostics=50', '.'],
      ),
  },
  own('boundaries', checkBoundaries),
  { name: 'types', run: () => tool(path.join(packageFolder('typescript'), 'bin/tsc'), '--noEmit') },
  own('messages', checkMessages),
  own('conventions', checkConventions),
  own('authorisation', checkAuthorisation),
]

async function attempt(step: Step): Promise<Outcome> {
  try {
    return await step.run()
  } catch (error) {
    // A file that no parser reads is the author's mistake, anything else is ours and shows where.
    const isSyntax = error instanceof SyntaxError
    return { ok: false, output: error instanceof Error && !isSyntax ? `${error.stack}` : String(error) }
  }
}

/** `npm run check [-- boundaries messages] [--json FILE]`: every step, or those named. */
async function main(args: string[]): Promise<void> {
  const at = args.indexOf('--json')
  const [, file] = at >= 0 ? args.splice(at, 2) : []
  const unknown = args.filter(name => !STEPS.some(step => step.name === name))
  if (unknown.length > 0) throw new Error(`No such step: ${unknown.join(', ')}`)
  const results: { name: string; ok: boolean }[] = []
  for (const step of STEPS.filter(({ name }) => args.length === 0 || args.includes(name))) {
    const began = performance.now()
    const { ok, output } = await attempt(step)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)\n`)
    if (!ok) process.stdout.write(`${output.trim().replace(/^/gm, '  ')}\n`)
    results.push({ name: step.name, ok })
  }
  if (file) writeFileSync(file, `${JSON.stringify(results)}\n`)
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}

await main(process.argv.slice(2))
