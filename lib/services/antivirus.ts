import { connect, type NetConnectOpts } from 'node:net'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'

/** Why nothing is known of a file: no scanner, no answer, or one of its refusals. */
export class ScanError extends Error {
  constructor(reason: string) {
    super(`antivirus: ${reason}`)
    this.name = 'ScanError'
  }
}

/** Bytes in one piece of the stream. Fewer than a socket's buffer: the scanner's refusal is heard in between. */
const CHUNK = 64 * 1024
/** A document full of archives takes a while; a person waits for it. */
const TIMEOUT_MS = 30_000
const PING_MS = 2_000
const MOST_ANSWER = 4_096

/** `host:port`, or the path of a socket. */
function target(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address }
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at).replace(/^\[(.*)\]$/, '$1'), port: Number(address.slice(at + 1)) }
}

/** One command and the answer to it, as far as the zero byte that ends it. */
function ask(address: string, parts: Iterable<Uint8Array>, milliseconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(target(address))
    let said = ''
    const end = (settle: () => void) => {
      clearTimeout(timer)
      socket.destroy()
      settle()
    }
    const timer = setTimeout(() => end(() => reject(new ScanError('no answer in time'))), milliseconds)
    const left = parts[Symbol.iterator]()
    const write = () => {
      for (let next = left.next(); !next.done; next = left.next()) if (!socket.write(next.value)) return
    }
    socket.on('connect', write)
    socket.on('drain', write)
    socket.on('data', chunk => {
      said += chunk.toString('utf8')
      const whole = said.indexOf('\0')
      if (said.length > MOST_ANSWER) end(() => reject(new ScanError('unreadable answer')))
      else if (whole >= 0) end(() => resolve(said.slice(0, whole).trim()))
    })
    socket.on('error', error => {
      const { code } = error as NodeJS.ErrnoException
      end(() => reject(new ScanError(`not reachable (${code ?? 'unknown'})`)))
    })
    socket.on('close', () => end(() => reject(new ScanError('hung up without an answer'))))
  })
}

const sizeOf = (bytes: number) => {
  const field = Buffer.alloc(4)
  field.writeUInt32BE(bytes)
  return field
}

/** https://docs.clamav.net/manual/Usage/Scanning.html#clamd, `INSTREAM`: pieces after their lengths, then a zero. */
function* stream(bytes: Uint8Array): Iterable<Uint8Array> {
  yield Buffer.from('zINSTREAM\0')
  for (let at = 0; at < bytes.byteLength; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK)
    yield sizeOf(piece.byteLength)
    yield piece
  }
  yield sizeOf(0)
}

/**
 * Has clamd look at bytes.
 * @param address `host:port`, or the path of its socket
 * @returns the name of what it found; null when it found nothing
 * @throws ScanError when that is not known
 */
export async function scanWith(
  address: string,
  bytes: Uint8Array,
  milliseconds = TIMEOUT_MS,
): Promise<string | null> {
  const answer = await ask(address, stream(bytes), milliseconds)
  if (/^stream: OK$/.test(answer)) return null
  const found = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1]
  if (found) return found
  throw new ScanError(
    /size limit exceeded/i.test(answer) ? 'its size limit is below ours' : 'refused to scan',
  )
}

/**
 * Scans an upload where a scanner is configured. What could not be looked at is as unwelcome as what is infected.
 * Codes: `files.scan_unavailable`.
 * @returns the name of what was found; null when nothing was, or there is no scanner
 */
export async function scanUpload(bytes: Uint8Array): Promise<string | null> {
  const address = env().CLAMD_ADDRESS
  if (!address) return null
  try {
    return await scanWith(address, bytes)
  } catch (error) {
    log.error({ err: error }, 'an upload could not be scanned')
    throw new AppError('files.scan_unavailable')
  }
}

/** Whether the scanner answers; null where none is configured. */
export async function scannerAnswers(): Promise<boolean | null> {
  const address = env().CLAMD_ADDRESS
  if (!address) return null
  const answer = await ask(address, [Buffer.from('zPING\0')], PING_MS).catch(() => '')
  return answer === 'PONG'
}
