import 'server-only'
import { hash, verify } from '@node-rs/bcrypt'
import { PASSWORD_MAX_BYTES, passwordBytes } from './domain/password'

const ROUNDS = 12

/** A hash that no password opens, of the same cost, so that an unknown account takes as long as a known one. */
const NOBODY = '$2b$12$uGV3HX5zM6vB1ScG0GfT0OnTPXlCMbXJ5gIcZ0a6m9LxQp7rY0kZe'

/**
 * The thread pool has four threads, which files, keys and compression need, too: passwords take two of them and queue
 * among themselves. Twenty at once on all four kept `/healthz` waiting for two seconds.
 */
const AT_ONCE = 2

// One queue for the process, also when the bundler loads this module once per entry point.
const KEY = Symbol.for('khadamat.passwords')
type Queue = { running: number; waiting: (() => void)[] }
const holder = globalThis as { [KEY]?: Queue }

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  holder[KEY] ??= { running: 0, waiting: [] }
  const queue = holder[KEY]
  // Whoever ends hands its place on, so the number that runs stays as it is.
  if (queue.running >= AT_ONCE) await new Promise<void>(resolve => queue.waiting.push(resolve))
  else queue.running += 1
  try {
    return await work()
  } finally {
    const next = queue.waiting.shift()
    if (next) next()
    else queue.running -= 1
  }
}

/** bcrypt, 12 rounds, in the thread pool: a sign-in does not hold up other people's pages (A8). */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, { cost: ROUNDS, rejectLongPasswords: true }))
}

/**
 * Whether this password opens this hash. Takes the same time for an account that does not exist.
 * @param stored null when there is no such account
 */
export async function passwordOpens(password: string, stored: string | null): Promise<boolean> {
  // bcrypt would read the first 72 bytes and take everything that begins like them.
  const comparable = passwordBytes(password) <= PASSWORD_MAX_BYTES
  const opens = await inTurn(() => verify(comparable ? password : '', stored ?? NOBODY))
  return opens && comparable && stored !== null
}
