import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Complaint } from '../complaint'
import { type Account, asAccount } from './account'
import type { Binaries } from './binaries'
import { serverEnvironment } from './environment'

export const SUPERUSER = 'khadamat'

// pg_trgm asks the C library whether a character is a letter: without a UTF-8 locale Arabic has no trigrams.
const UTF8_LOCALES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8', 'fr_FR.UTF-8', 'ar_MA.UTF-8']

function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid)
}

function runInitdb(binaries: Binaries, args: string[], account: Account | undefined): string | undefined {
  const run = spawnSync(binaries.initdb, args, {
    ...asAccount(account),
    cwd: '/',
    env: serverEnvironment(),
    encoding: 'utf8',
  })
  return run.status === 0 ? undefined : run.error?.message || run.stderr.trim() || `exit code ${run.status}`
}

function explain(problem: string): Complaint {
  if (/could not look up effective user ID/.test(problem)) {
    return new Complaint(
      `PostgreSQL cannot start for a user without a name (uid ${process.getuid?.()} is not in /etc/passwd).\n` +
        'Start as a named user, or give any PostgreSQL (15 or later) by DATABASE_URL.',
    )
  }
  return new Complaint(`The database could not be created:\n${problem}`)
}

/**
 * Creates the cluster unless it exists. Made beside its place and then renamed, so that a start killed
 * half-way leaves nothing that looks like a database.
 */
export function ensureCluster(
  clusterDir: string,
  password: string,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): void {
  if (existsSync(join(clusterDir, 'PG_VERSION'))) {
    const made = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim()
    const ours = binaries.version.split('.')[0]
    if (made === ours) return
    throw new Complaint(
      `The database in ${clusterDir} was made by PostgreSQL ${made}, this is PostgreSQL ${ours}.\n` +
        'Remove the folder to start afresh, or choose another with KHADAMAT_DATA_DIR.',
    )
  }
  const parent = dirname(clusterDir)
  const prefix = `${basename(clusterDir)}.partial`
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  const partial = join(parent, `${prefix}-${process.pid}`)
  const passwordFile = `${partial}-password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  give(passwordFile, account)
  let problem: string | undefined
  try {
    for (const locale of UTF8_LOCALES) {
      mkdirSync(partial)
      chmodSync(partial, 0o700)
      give(partial, account)
      problem = runInitdb(
        binaries,
        [
          `--pgdata=${partial}`,
          `--username=${SUPERUSER}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          `--lc-ctype=${locale}`,
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--no-instructions',
          ...(durable ? [] : ['--no-sync', '--no-data-checksums']),
        ],
        account,
      )
      if (!problem) break
      rmSync(partial, { recursive: true, force: true })
      if (!/invalid locale name/.test(problem)) break
    }
    if (problem) throw explain(problem)
    renameSync(partial, clusterDir)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}
