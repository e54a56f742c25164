import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { Complaint } from '../complaint'

/** Who the server runs as when it may not run as us. PostgreSQL refuses root, in `initdb` too. */
export type Account = { uid: number; gid: number; name: string }

const PREFERRED = ['postgres', 'nobody', 'daemon']

function namedAccounts(): Account[] {
  let text = ''
  try {
    text = readFileSync('/etc/passwd', 'utf8')
  } catch {
    // No such file (a bare image): the caller complains.
  }
  return text
    .split('\n')
    .map(line => line.split(':'))
    .filter(fields => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/**
 * The account for the server: `undefined` when it can run as we do, an unprivileged one when we are root.
 * A cluster that exists keeps its owner, so that root may go on with what an ordinary user began.
 * @throws Complaint when root finds no account to step down to.
 */
export function serverAccount(clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: String(owner.uid) }
  const accounts = namedAccounts()
  for (const name of PREFERRED) {
    const found = accounts.find(account => account.name === name && account.uid > 0)
    if (found) return found
  }
  throw new Complaint(
    'PostgreSQL does not run as root, and this machine has no account "nobody" or "postgres" for it.\n' +
      'Start as an ordinary user, or give any PostgreSQL (15 or later) by DATABASE_URL.',
  )
}

/** Options that make a child process run as the account. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Whether the account can pass through every folder down to `path` and into it, asked of the system itself. */
export function canEnter(path: string, account: Account | undefined): boolean {
  if (!account) return true
  const { status } = spawnSync('/bin/sh', ['-c', '[ -x "$1" ]', 'sh', path], {
    ...asAccount(account),
    cwd: '/',
    stdio: 'ignore',
  })
  return status === 0
}
