import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Complaint } from '../complaint'
import { type Account, canEnter, serverAccount } from './account'
import { stopAt } from './postmaster'

/** What we remember beside a cluster. */
export type State = { cluster: string; password: string; port?: number }

const STATE = 'state.json'
const ORIGIN = 'origin'

export function readState(dataDir: string): State | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, STATE), 'utf8')) as State
  } catch {
    return undefined
  }
}

export function writeState(dataDir: string, state: State): void {
  writeFileSync(join(dataDir, STATE), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
}

function refuseForeignFolder(dataDir: string): void {
  const us = process.getuid?.()
  if (us === undefined || us === 0) return
  for (const path of [dataDir, join(dataDir, 'cluster')]) {
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (stat && stat.uid !== us) {
      throw new Complaint(
        `The database in ${dataDir} belongs to another user (uid ${stat.uid}; you are ${userInfo().username}, uid ${us}).\n` +
          'Start as that user, remove the folder, or choose another with KHADAMAT_DATA_DIR.',
      )
    }
  }
}

/** Clusters kept elsewhere whose own data folder has been deleted: nobody else would ever remove them. */
async function sweep(parent: string, home: string): Promise<void> {
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const folder = join(parent, name)
    if (!name.startsWith('cluster-') || lstatSync(folder).uid !== process.getuid?.()) continue
    const origin = join(folder, ORIGIN)
    if (!existsSync(origin) || readFileSync(origin, 'utf8') !== home) continue
    await stopAt(join(folder, 'cluster'))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder the server's account can reach, for when the data folder itself lies in a closed home. */
async function elsewhere(dataDir: string, account: Account): Promise<string> {
  const home = realpathSync(dataDir)
  for (const parent of ['/var/lib/khadamat', tmpdir()]) {
    try {
      await sweep(parent, home)
      const hash = createHash('sha256').update(home).digest('hex').slice(0, 12)
      const folder = join(parent, `cluster-${hash}-${randomBytes(4).toString('hex')}`)
      mkdirSync(folder, { recursive: true })
      chmodSync(folder, 0o711)
      writeFileSync(join(folder, ORIGIN), home)
      if (canEnter(folder, account)) return join(folder, 'cluster')
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Read-only system folder: try the next.
    }
  }
  throw new Complaint(
    `PostgreSQL runs as "${account.name}" here, and that account cannot enter ${dataDir} nor any other place.\n` +
      'Start as an ordinary user, or choose a readable folder with KHADAMAT_DATA_DIR.',
  )
}

/**
 * Decides where the cluster lies and who runs it. Usually `<dataDir>/cluster`; the choice is remembered.
 * @throws Complaint when the folder belongs to another user or nobody suitable can enter it.
 */
export async function findPlace(dataDir: string): Promise<{ state: State; account: Account | undefined }> {
  mkdirSync(dataDir, { recursive: true })
  refuseForeignFolder(dataDir)
  const known = readState(dataDir)
  const inPlace = join(dataDir, 'cluster')
  // In place first: a data folder that was moved or renamed takes its cluster along.
  const existing = [inPlace, known?.cluster].find(path => path && existsSync(join(path, 'PG_VERSION')))
  if (existing) {
    if (!known) {
      throw new Complaint(
        `The database in ${dataDir} has lost its ${STATE}, and with it the password. Remove the folder.`,
      )
    }
    return { state: { ...known, cluster: existing }, account: serverAccount(existing) }
  }
  const password = randomBytes(18).toString('base64url')
  const account = serverAccount(inPlace)
  if (!account) return { state: { cluster: inPlace, password }, account }
  chmodSync(dataDir, 0o711)
  const reachable = canEnter(dataDir, account)
  return { state: { cluster: reachable ? inPlace : await elsewhere(dataDir, account), password }, account }
}
