import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { Complaint } from '../complaint'
import { CHECKOUT_LOCK } from './install.mjs'
import { claimWhenFree } from './lock.mjs'
import { say } from './say.mjs'
import { ROOT } from './settings.mjs'
import type { Shutdown } from './shutdown'
import { runStep } from './step'

const SOURCES = [
  ...['app', 'components', 'lib', 'db', 'messages', 'public', 'types', 'i18n'],
  ...['middleware.ts', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'],
  ...['next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
]
const NOT_BUILT = /(\.test\.tsx?|\.md)$|^db\/seed(\/|$)/
const OUTPUT = join(ROOT, '.next')
const BUILD_ID = join(OUTPUT, 'BUILD_ID')
const MARK = join(OUTPUT, 'khadamat-build-hash')

function filesUnder(path: string): string[] {
  const name = relative(ROOT, path).replaceAll('\\', '/')
  if (NOT_BUILT.test(name)) return []
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(entry => filesUnder(join(path, entry)))
}

function sourcesHash(): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of SOURCES.flatMap(name => filesUnder(join(ROOT, name)))) {
    hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file))
  }
  // What the build writes into the pages for browsers.
  for (const name of Object.keys(process.env)
    .filter(key => key.startsWith('NEXT_PUBLIC_'))
    .sort()) {
    hash.update(`\0${name}=${process.env[name]}`)
  }
  return hash.digest('hex')
}

function isBuilt(hash: string): boolean {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === hash && existsSync(BUILD_ID)
}

function checkWritable(): void {
  for (const path of [ROOT, OUTPUT]) {
    if (!existsSync(path)) continue
    try {
      accessSync(path, constants.W_OK)
    } catch {
      const hint = path === OUTPUT ? ' Start as that user, or remove the folder.' : ''
      throw new Complaint(
        `The build cannot write to ${path}: it belongs to another user (uid ${statSync(path).uid}).${hint}`,
      )
    }
  }
}

/** Builds the application unless this very source is built already. Two starts at once take turns. */
export async function ensureBuild(options: {
  env: NodeJS.ProcessEnv
  logs: string
  shutdown?: Shutdown
}): Promise<void> {
  const hash = sourcesHash()
  if (isBuilt(hash)) return
  const free = await claimWhenFree(CHECKOUT_LOCK, () => say('Waiting for another start that is building…'))
  try {
    if (isBuilt(hash) || options.shutdown?.begun) return
    checkWritable()
    rmSync(MARK, { force: true })
    say('Building the pages (when sources have changed, less than a minute)…')
    const args = [
      '--import',
      './dev/launcher/die-with-parent.mjs',
      'node_modules/next/dist/bin/next',
      'build',
    ]
    await runStep({ name: 'build', args, ...options, env: { ...options.env, NODE_ENV: 'production' } })
    if (options.shutdown?.begun) return
    if (!existsSync(BUILD_ID))
      throw new Complaint(`The build broke off (log: ${join(options.logs, 'build.log')}).`)
    writeFileSync(MARK, hash)
  } finally {
    free()
  }
}
