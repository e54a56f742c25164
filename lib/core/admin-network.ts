import 'server-only'
import { isIP } from 'node:net'
import type { User } from './actor'
import { plainAddress } from './callers.mjs'
import { adminNetworks } from './env'

/**
 * Whether this is an administrator who does not come from the networks of `ADMIN_IP_ALLOWLIST` (A17): there an
 * administrator's account opens nothing but its own security page. An address that cannot be read is from outside.
 */
export function outsideAdminNetwork({ role, ip }: Pick<User, 'role' | 'ip'>): boolean {
  const networks = adminNetworks()
  if (role !== 'ADMIN' || !networks) return false
  const address = plainAddress(ip)
  return address === null || !networks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}
