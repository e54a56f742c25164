import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { claimWhenFree } from './lock.mjs'
import { giveUp, say } from './say.mjs'
import { ROOT } from './settings.mjs'

const LOCKFILE = join(ROOT, 'package-lock.json')
const MARK = join(ROOT, 'node_modules', '.khadamat-lock')

/** One lock per checkout for what changes it: installing and building. */
export const CHECKOUT_LOCK = join(
  tmpdir(),
  `khadamat-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}-${process.getuid?.() ?? 0}.lock`,
)

function fingerprint() {
  const machine = `${process.platform} ${process.arch}`
  return createHash('sha256').update(readFileSync(LOCKFILE)).update(machine).digest('hex')
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Whether what npm says it installed is what the lockfile asks for (someone may have run npm by hand). */
function isComplete() {
  const installed = readText(join(ROOT, 'node_modules', '.package-lock.json'))
  if (!installed) return false
  const wanted = JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages
  const present = JSON.parse(installed).packages
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (optional && !present[path]) || present[path]?.version === version,
  )
}

function isInstalled() {
  if (readText(MARK) === fingerprint()) return true
  if (!isComplete()) return false
  mark()
  return true
}

function mark() {
  try {
    writeFileSync(MARK, fingerprint())
  } catch {
    // A read-only installation by someone else: looked at again next time.
  }
}

/** npm as it called us; else the one on the path. */
function npmCommand() {
  const path = process.env.npm_execpath
  if (path && basename(path) === 'npm-cli.js') return { command: process.execPath, first: [path] }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] }
}

function runNpm(args) {
  const { command, first } = npmCommand()
  // A NODE_ENV=production of the caller would leave out what builds and tests.
  const env = { ...process.env, NODE_ENV: 'development' }
  const child = spawn(command, [...first, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const pass = signal => {
    child.kill(signal)
    process.exit(0)
  }
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  return new Promise(resolve => {
    const end = problem => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve(problem)
    }
    child.once('error', error => end(error.message))
    child.once('exit', (code, signal) => end(code === 0 ? undefined : `npm ended with ${signal ?? code}`))
  })
}

function checkWritable() {
  try {
    accessSync(ROOT, constants.W_OK)
  } catch {
    giveUp(`The folder ${ROOT} is not writable for you: packages cannot be installed in it.`)
  }
}

/** Installs the packages the lockfile names, unless they stand already. */
export async function ensureInstalled() {
  if (isInstalled()) return
  const free = await claimWhenFree(CHECKOUT_LOCK, () =>
    say('Waiting for another start that is installing or building…'),
  )
  try {
    if (isInstalled()) return
    checkWritable()
    say('Installing packages (once, about a minute)…')
    const quiet = ['--include=dev', '--no-audit', '--no-fund']
    let problem = await runNpm(['ci', ...quiet])
    if (problem) {
      // A registry without the packages of other platforms makes npm refuse a lockfile that lacks them.
      say('Trying the gentler way of installing…')
      problem = await runNpm(['install', '--no-save', ...quiet])
    }
    if (problem) giveUp(`Packages could not be installed: ${problem}.`)
    mark()
  } finally {
    free()
  }
}
