import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient, RESP_TYPES } from '@redis/client'

/**
 * Speaks Upstash's REST protocol (https://upstash.com/docs/redis/features/restapi) and asks a real Redis: what the
 * vendor's SDK says to it is what it would say to the vendor.
 */
export type Bridge = { url: string; token: string; commands: string[][]; stop(): Promise<void> }

type Answer = { result: unknown } | { error: string }
type Send = (command: string[]) => Promise<unknown>

/** A reply as JSON. Asked for base64, every text but a plain OK is, as the vendor does it. */
function jsonOf(reply: unknown, base64: boolean): unknown {
  if (Array.isArray(reply)) return reply.map(item => jsonOf(item, base64))
  if (Buffer.isBuffer(reply)) {
    const text = reply.toString('utf8')
    return base64 && text !== 'OK' ? reply.toString('base64') : text
  }
  if (reply instanceof Error) return reply.message
  return typeof reply === 'bigint' ? Number(reply) : reply
}

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

/**
 * A flag that only the vendor's Redis knows; Debian's refuses a script that carries it. Callers go on naming such a
 * script by the hash of what they wrote.
 */
const VENDOR_FLAG = /^#!lua flags=allow-key-locking\n/

/** Rewrites the commands that carry or name a script. */
function translator() {
  const hashes = new Map<string, string>()
  const plain = (script: string) => {
    const known = script.replace(VENDOR_FLAG, '#!lua\n')
    hashes.set(sha1(script), sha1(known))
    return known
  }
  return (words: string[]): string[] => {
    const [name = '', first = '', ...rest] = words
    const command = name.toUpperCase()
    if (command === 'EVAL') return [name, plain(first), ...rest]
    if (command === 'SCRIPT' && first.toUpperCase() === 'LOAD') return [name, first, ...rest.map(plain)]
    if (command === 'EVALSHA') return [name, hashes.get(first) ?? first, ...rest]
    return words
  }
}

const wordsOf = (command: unknown): string[] | null =>
  Array.isArray(command) && command.length > 0
    ? command.map(part => (typeof part === 'string' ? part : JSON.stringify(part)))
    : null

async function run(send: Send, command: unknown, base64: boolean): Promise<Answer> {
  const words = wordsOf(command)
  if (!words) return { error: 'ERR empty command' }
  try {
    return { result: jsonOf(await send(words), base64) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'ERR' }
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text)
}

/** Starts a bridge to the Redis at `redisUrl`. */
export async function startBridge(redisUrl: string, token = 'bridge-token-of-the-tests'): Promise<Bridge> {
  const client = createClient({
    url: redisUrl,
    // While Redis is away a command fails at once instead of waiting for it.
    disableOfflineQueue: true,
    socket: { reconnectStrategy: 100 },
  })
  client.on('error', () => undefined)
  await client.connect()
  const raw = client.withTypeMapping({
    [RESP_TYPES.BLOB_STRING]: Buffer,
    [RESP_TYPES.SIMPLE_STRING]: Buffer,
  })
  const commands: string[][] = []
  const translate = translator()
  const send: Send = words => {
    commands.push(words)
    return raw.sendCommand(translate(words))
  }

  async function answer(request: IncomingMessage): Promise<[number, Answer | Answer[]]> {
    if (request.headers.authorization !== `Bearer ${token}`)
      return [401, { error: 'WRONGPASS invalid or missing auth token' }]
    if (request.method !== 'POST') return [405, { error: 'ERR use POST' }]
    const base64 = request.headers['upstash-encoding'] === 'base64'
    const body = await bodyOf(request).catch(() => null)
    const path = (request.url ?? '/').replace(/\/+$/, '')
    if (path === '/pipeline' && Array.isArray(body))
      return [200, await Promise.all(body.map(command => run(send, command, base64)))]
    if (path === '/multi-exec' && Array.isArray(body)) {
      const all = raw.multi()
      for (const command of body) all.addCommand(translate(wordsOf(command) ?? []))
      try {
        const replies = await all.exec()
        return [200, replies.map(reply => ({ result: jsonOf(reply, base64) }))]
      } catch (error) {
        return [400, { error: error instanceof Error ? error.message : 'ERR' }]
      }
    }
    const only = await run(send, body, base64)
    return ['error' in only ? 400 : 200, only]
  }

  const server = createServer((request, response: ServerResponse) => {
    answer(request)
      .then(([status, body]) => {
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
      })
      .catch(() => response.writeHead(500).end('{"error":"ERR bridge"}'))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    commands,
    async stop() {
      client.destroy()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
