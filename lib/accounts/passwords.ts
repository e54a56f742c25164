import 'server-only'
import { hash, verify } from '@node-rs/bcrypt'
import { PASSWORD_MAX_BYTES, passwordBytes } from './domain/password'

const ROUNDS = 12

/** A hash that no password opens, of the same cost, so that an unknown account takes as long as a known one. */
const NOBODY = '$2b$12$uGV3HX5zM6vB1ScG0GfT0OnTPXlCMbXJ5gIcZ0a6m9LxQp7rY0kZe'

/** bcrypt, 12 rounds, in the thread pool: a sign-in does not hold up other people's pages (A8). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { cost: ROUNDS, rejectLongPasswords: true })
}

/**
 * Whether this password opens this hash. Takes the same time for an account that does not exist.
 * @param stored null when there is no such account
 */
export async function passwordOpens(password: string, stored: string | null): Promise<boolean> {
  // bcrypt would read the first 72 bytes and take everything that begins like them.
  const comparable = passwordBytes(password) <= PASSWORD_MAX_BYTES
  const opens = await verify(comparable ? password : '', stored ?? NOBODY)
  return opens && comparable && stored !== null
}
