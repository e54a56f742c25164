import { headers } from 'next/headers'

/** Set by the production server from the socket (and TRUST_PROXY), never taken from the outside. */
export const IP_HEADER = 'x-khadamat-ip'

/** The caller's address; `127.0.0.1` under `next dev`, which has no such server in front. */
export async function clientIp(): Promise<string> {
  return (await headers()).get(IP_HEADER) ?? '127.0.0.1'
}
