import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { encryptionKeys } from './env'

/**
 * Sealed data: `version(1) · key id(4) · nonce(12) · tag(16) · ciphertext`, AES-256-GCM (NIST SP 800-38D). The key's id
 * stands in front, so that keys can rotate: new data is sealed with the first key of the ring, old data opens with the
 * one it names.
 */
const VERSION = 1
const ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER = 1 + ID_BYTES + NONCE_BYTES + TAG_BYTES

/** Sealed data that cannot be opened: cut, changed, of another place, or of a key that has left the ring. */
export class SealBroken extends Error {
  constructor() {
    super('sealed data does not open')
    this.name = 'SealBroken'
  }
}

const idOf = (sealed: Uint8Array): Buffer => Buffer.from(sealed).subarray(1, 1 + ID_BYTES)

/** Whether something is sealed with another key than the one that seals today. */
export function isOutdated(sealed: Uint8Array): boolean {
  return !encryptionKeys()[0].id.equals(idOf(sealed))
}

/** The key that sealed it, by the name it goes by (no part of the key), and whether the ring still has it. */
export function keyIdOf(sealed: Uint8Array): { id: string; inRing: boolean } {
  const id = idOf(sealed)
  return { id: id.toString('hex'), inRing: encryptionKeys().some(key => key.id.equals(id)) }
}

/**
 * Encrypts and authenticates.
 * @param place what it is and whose (`totp:{userId}`): moved to another row, it no longer opens
 */
export function seal(plain: Uint8Array, place: string): Buffer {
  const [key] = encryptionKeys()
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce)
  const head = Buffer.concat([Buffer.from([VERSION]), key.id])
  cipher.setAAD(Buffer.concat([head, Buffer.from(place)]))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([head, nonce, cipher.getAuthTag(), text])
}

/** Opens what `seal` made for the same place. @throws SealBroken */
export function open(sealed: Uint8Array, place: string): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes.length < HEADER || bytes[0] !== VERSION) throw new SealBroken()
  const head = bytes.subarray(0, 1 + ID_BYTES)
  const key = encryptionKeys().find(candidate => candidate.id.equals(head.subarray(1)))
  if (!key) throw new SealBroken()
  const nonce = bytes.subarray(head.length, head.length + NONCE_BYTES)
  const tag = bytes.subarray(head.length + NONCE_BYTES, HEADER)
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce)
  decipher.setAAD(Buffer.concat([head, Buffer.from(place)]))
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER)), decipher.final()])
  } catch {
    throw new SealBroken()
  }
}
