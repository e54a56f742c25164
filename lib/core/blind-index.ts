import { createHmac } from 'node:crypto'
import { encryptionKeys } from './env'

/**
 * What stands in the database for a text that must be found again but not be read: its HMAC. One for each key of the
 * ring, newest first: write the first, look for all of them. So a new key can be put in front at any time, and what an
 * old key wrote is found for as long as that key stays in the ring.
 * @param purpose indexes of two purposes never meet
 */
export function blindIndexes(purpose: string, text: string): [Buffer, ...Buffer[]] {
  const [first, ...rest] = encryptionKeys()
  const index = ({ secret }: { secret: Buffer }) => {
    const key = createHmac('sha256', secret).update(`blind index: ${purpose}`).digest()
    return createHmac('sha256', key).update(text).digest()
  }
  return [index(first), ...rest.map(index)]
}
