/**
 * Who calls, and from which page: what the production server (scripts/serve.mjs, not bundled) and next.config.mjs need
 * to know before anything of ours runs.
 */
import { isIP } from 'node:net'

/**
 * An address as it is counted and logged: without port, brackets and zone, an IPv4 address inside an IPv6 one as IPv4.
 * @param {string} text
 * @returns {string | null} null for what is no address
 */
export function plainAddress(text) {
  const trimmed = text.trim().replace(/^"(.*)"$/, '$1')
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(trimmed)?.[1]
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1]
  const address = (bracketed ?? withPort ?? trimmed).split('%')[0] ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  return isIP(mapped) ? mapped.toLowerCase() : null
}

/** @param {string | string[] | undefined} value one header, maybe sent in several lines */
const entries = value =>
  String(value ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)

/**
 * The address of the caller: what the outermost of our proxies saw. Whatever stands further left in the header was
 * written by the caller. A header that is shorter than the row of our proxies did not come through all of them, and
 * one that holds no address there is none of theirs: then the socket's address counts, which nobody can make up.
 */
export function callerAddress(headers, socketAddress, proxies) {
  const socket = plainAddress(socketAddress ?? '') ?? ''
  if (proxies === 0) return socket
  const seen = entries(headers['x-forwarded-for']).at(-proxies)
  return (seen && plainAddress(seen)) ?? socket
}

const FORWARDED = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']

/**
 * Takes away what the caller says about how it came here, unless proxies of ours wrote it. Where each of them adds its
 * own value, the outermost one's stays; where one wrote over the others, there are fewer and the first is as good.
 */
export function keepTrustedForwarding(headers, proxies) {
  for (const name of FORWARDED) {
    const values = entries(headers[name])
    if (proxies === 0 || values.length === 0 || name === 'forwarded') delete headers[name]
    else headers[name] = values.at(-proxies) ?? values[0]
  }
}

/**
 * The origins whose forms are ours: the site's own and those of `ALLOWED_ORIGINS`.
 * @returns {string[]}
 */
export function ownOrigins({ APP_URL, ALLOWED_ORIGINS }) {
  return [APP_URL, ...entries(ALLOWED_ORIGINS)]
    .filter(url => url && URL.canParse(url))
    .map(url => new URL(url).origin)
}

const READS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request that changes something comes from a page of somebody else (A14). Every browser names the page's
 * origin with such a request; what names none carries no cookie that it was not given, unless its browser says that it
 * comes from elsewhere.
 * @param sameHost also take pages of the host that was asked: on a machine of one's own it has many names
 */
export function isForeign({ method, headers }, { origins, sameHost }) {
  if (READS.includes(method)) return false
  const { origin } = headers
  if (origin === undefined) return /^(cross-site|same-site)$/.test(headers['sec-fetch-site'] ?? '')
  if (!URL.canParse(origin)) return true
  const from = new URL(origin)
  if (origins.includes(from.origin)) return false
  return !sameHost || from.host !== (headers['x-forwarded-host'] ?? headers.host)
}
