import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EICAR } from '../../support/fake-clamd'
import { freePort, type RunningServer, startServer } from './programs'

export type RunningClamd = RunningServer & { address: string; socket: string }

/** What this scanner calls the EICAR text: a signature of ours, so that nothing is downloaded. */
export const SIGNATURE = 'Khadamat-Own.Eicar'

function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.on('error', () => resolve(false))
    socket.on('connect', () => socket.write('zPING\0'))
    socket.on('data', chunk => {
      socket.destroy()
      resolve(chunk.toString() === 'PONG\0')
    })
  })
}

/**
 * A real clamd of this test's own, in a folder that goes with it: one signature, no download, nothing written
 * elsewhere.
 */
export async function startClamd(): Promise<RunningClamd> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'khadamat-clamd-'))
  // Started by root it may hand itself to another user, who must get in.
  chmodSync(folder, 0o755)
  const database = join(folder, 'signatures')
  mkdirSync(database, { mode: 0o755 })
  // Name : any type : at any place : the text in hexadecimal digits.
  writeFileSync(join(database, 'own.ndb'), `${SIGNATURE}:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  const socket = join(folder, 'clamd.ctl')
  const config = join(folder, 'clamd.conf')
  const options = {
    Foreground: 'yes',
    DatabaseDirectory: database,
    TemporaryDirectory: folder,
    LocalSocket: socket,
    TCPAddr: '127.0.0.1',
    TCPSocket: port,
    StreamMaxLength: '12M',
    MaxThreads: 4,
  }
  const lines = Object.entries(options).map(([name, value]) => `${name} ${value}\n`)
  writeFileSync(config, lines.join(''))
  const server = await startServer('clamd', ['--config-file', config], () => answers(socket))
  const tidy = (end: () => Promise<void>) => async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    address: `127.0.0.1:${port}`,
    socket,
    stop: tidy(server.stop),
    kill: tidy(server.kill),
  }
}
