import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** The harmless text that every scanner takes for a virus, in two parts so that none takes this file for one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** What it says to a stream; `silent` never answers, `gone` hangs up. */
export type Answering = (bytes: Buffer) => string | 'silent' | 'gone'

export type FakeClamd = {
  address: string
  answering: Answering
  /** The streams it was sent. */
  seen: Buffer[]
  stop(): Promise<void>
}

/** Takes EICAR for a virus, as a scanner does. */
const scanning: Answering = bytes =>
  bytes.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'

/** The pieces of an `INSTREAM` put together; null while the closing zero has not come. */
function streamOf(sent: Buffer): Buffer | null {
  const pieces: Buffer[] = []
  for (let at = sent.indexOf(0) + 1; at + 4 <= sent.length; ) {
    const size = sent.readUInt32BE(at)
    if (size === 0) return Buffer.concat(pieces)
    pieces.push(sent.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return null
}

/** Speaks clamd's protocol where no clamd is installed. @param path of a socket; a free port otherwise */
export async function startFakeClamd(path?: string): Promise<FakeClamd> {
  const fake: FakeClamd = { address: '', answering: scanning, seen: [], stop: async () => undefined }
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    let sent = Buffer.alloc(0)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.on('data', chunk => {
      sent = Buffer.concat([sent, chunk])
      if (sent.toString('latin1') === 'zPING\0') return void socket.end('PONG\0')
      const bytes = sent.indexOf('zINSTREAM\0') === 0 ? streamOf(sent) : null
      if (!bytes) return
      fake.seen.push(bytes)
      const answer = fake.answering(bytes)
      if (answer === 'gone') socket.destroy()
      else if (answer !== 'silent') socket.end(`${answer}\0`)
    })
  })
  await new Promise<void>(resolve =>
    path ? server.listen(path, resolve) : server.listen(0, '127.0.0.1', resolve),
  )
  fake.address = path ?? `127.0.0.1:${(server.address() as AddressInfo).port}`
  fake.stop = () => {
    for (const socket of sockets) socket.destroy()
    return new Promise(resolve => server.close(() => resolve()))
  }
  return fake
}
