import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env'

/**
 * The secret of a link for one row of `account_tokens`. Derived from the row's id, so the database (and
 * the queue, and the mail log) hold nothing that opens anything.
 * @returns 43 characters, URL-safe
 */
export function linkToken(purpose: string, id: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`${purpose}:${id}`).digest('base64url')
}

/** Six digits for one row of `phone_codes`, derived like the secret of a link and as unreadable in the database. */
export function digitCode(purpose: string, id: string): string {
  const digest = createHmac('sha256', env().NEXTAUTH_SECRET).update(`${purpose}:${id}`).digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** SHA-256 of a link's secret, as stored. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Compares without telling by its time where the difference lies. */
export function sameSecret(given: string, expected: string): boolean {
  const a = createHash('sha256').update(given).digest()
  const b = createHash('sha256').update(expected).digest()
  return timingSafeEqual(a, b)
}
