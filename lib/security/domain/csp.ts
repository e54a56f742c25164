/** One thing that a browser refused, without anything that tells who was looking. */
export type CspReport = { directive: string; blocked: string; page: string }

const MAX_PARTS = 6
const MAX_PART = 40
const MAX_PAGE = 150

/** What names one thing or one person: ids, numbers, secrets of links. What is left is a page of ours or a slug. */
const NAMES_ONE = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{24,})$/i

/**
 * A page's address for counting: its path alone, ids taken out.
 * @returns null when it is no page of this site
 */
export function pageOf(url: string, origins: readonly string[]): string | null {
  if (!URL.canParse(url)) return null
  const { origin, pathname } = new URL(url)
  if (!origins.includes(origin)) return null
  const parts = pathname
    .split('/')
    .filter(Boolean)
    .slice(0, MAX_PARTS)
    // What is encoded was typed by somebody; what carries an @ may be a person.
    .map(part => (NAMES_ONE.test(part) || /[%@]/.test(part) || part.length > MAX_PART ? '{id}' : part))
  return `/${parts.join('/')}`.slice(0, MAX_PAGE)
}

/** Words of the standard instead of an address. */
const WORDS = /^(inline|eval|wasm-eval|self|data|blob|trusted-types-policy|trusted-types-sink)$/

/**
 * Where the blocked thing would have come from: its origin, or the standard's word.
 * @returns null for what a browser's own extensions do: no page of ours asked for it
 */
export function blockedOf(uri: string): string | null {
  if (uri === '') return 'inline'
  if (WORDS.test(uri)) return uri
  if (!URL.canParse(uri)) return null
  const { protocol, host, origin } = new URL(uri)
  if (/^(data|blob|filesystem|about):$/.test(protocol)) return protocol.slice(0, -1)
  if (!/^(https?|wss?):$/.test(protocol) || host.length > 100) return null
  return origin === 'null' ? `${protocol}//${host}` : origin
}

const DIRECTIVE = /^[a-z][a-z-]{2,40}$/

type Raw = { directive: string; blocked: string; page: string }

/** A report as it is counted; null for one that says nothing about this site. */
export function tidyReport({ directive, blocked, page }: Raw, origins: readonly string[]): CspReport | null {
  const [name = ''] = directive.trim().split(/\s/)
  const where = pageOf(page, origins)
  const what = blockedOf(blocked)
  return DIRECTIVE.test(name) && where !== null && what !== null
    ? { directive: name, blocked: what, page: where }
    : null
}
