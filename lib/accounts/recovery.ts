import 'server-only'
import { hkdfSync } from 'node:crypto'
import { recoveryCodesFrom } from './domain/totp'

const BYTES = 10 * 12

/**
 * The ten recovery codes that go with a second factor's secret. They follow from it, so that they can be shown as long
 * as it waits for its first code, and need to be kept nowhere; afterwards only their hashes are.
 */
export function recoveryCodesOf(secret: Uint8Array): string[] {
  return recoveryCodesFrom(new Uint8Array(hkdfSync('sha256', secret, '', 'khadamat recovery codes', BYTES)))
}
