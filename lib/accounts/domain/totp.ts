import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator knows it: six digits, thirty seconds, SHA-1. */
const DIGITS = 6
const PERIOD_SECONDS = 30
/** How many steps a telephone's clock may be off, either way. */
const WINDOW = 1

/** What a second factor's secret is sealed for: moved to another account it opens nothing. */
export const totpPlace = (userId: string): string => `totp:${userId}`

const CODE = /^\d{6}$/

function totpOf(secret: Uint8Array, label = '') {
  const { buffer, byteOffset, byteLength } = secret
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
  return new TOTP({
    issuer: 'Khadamat',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: bytes }),
  })
}

/** What an authenticator reads from the QR code, and the key for who types it in. */
export function enrolment(secret: Uint8Array, email: string): { uri: string; key: string } {
  const totp = totpOf(secret, email)
  const key = totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 ')
  return { uri: totp.toString(), key }
}

/**
 * The time step that a code belongs to; null when it is wrong. A step is accepted once: the caller keeps the last one
 * and refuses it and all before.
 */
export function stepOfCode(secret: Uint8Array, typed: string, now: Date): number | null {
  const token = typed.replace(/\s/g, '')
  if (!CODE.test(token)) return null
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
}

/** Ten recovery codes like `k7f3-9qpx-2mta`, from ten times eight random bytes. */
export function recoveryCodesFrom(bytes: Uint8Array): string[] {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
  const codes: string[] = []
  for (let at = 0; at + 12 <= bytes.length; at += 12) {
    const signs = [...bytes.subarray(at, at + 12)].map(byte => alphabet[byte % alphabet.length])
    codes.push(signs.join('').replace(/(.{4})(?=.)/g, '$1-'))
  }
  return codes
}

/** A recovery code as typed, in its one spelling; null for anything that is none. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  return /^[a-z0-9]{12}$/.test(plain) ? plain.replace(/(.{4})(?=.)/g, '$1-') : null
}
