const MAX_LENGTH = 1000
/** Any host does: it is only there to see whether the value can leave it. */
const BASE = 'http://localhost'

/** C0, DEL and C1 controls: browsers drop some of them, and what is left may mean another place. */
function hasControl(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true
  }
  return false
}

/** True when the path, however often it is decoded on its way, stays a plain path of this site. */
function isPlainPath(path: string): boolean {
  let text = path
  for (let round = 0; round < 4; round += 1) {
    if (!text.startsWith('/') || text.includes('//') || text.includes('\\') || hasControl(text)) return false
    let decoded: string
    try {
      decoded = decodeURIComponent(text)
    } catch {
      return false
    }
    if (decoded === text) return true
    text = decoded
  }
  return false
}

/**
 * Where to go on to after signing in: a path of this site, or nothing.
 * @param value what the address or the form says; anyone may have written it
 * @returns path, query and fragment, percent-encoded and fit for a `Location`; null for anything that
 *   could lead elsewhere (`//host`, `/\host`, `https:…`, control characters, the same encoded)
 */
export function safeCallback(value: unknown): string | null {
  if (typeof value !== 'string' || value.length === 0 || value.length > MAX_LENGTH) return null
  if (!value.startsWith('/') || hasControl(value) || value.includes('\\')) return null
  if (!isPlainPath(value.split(/[?#]/)[0] ?? '')) return null
  if (!URL.canParse(value, BASE)) return null
  const url = new URL(value, BASE)
  // Dots have been resolved by now: `/.//host` has become `//host`.
  if (url.origin !== BASE || !isPlainPath(url.pathname)) return null
  return `${url.pathname}${url.search}${url.hash}`
}

/**
 * The same for next-auth, which wants whole addresses: on this site in every case.
 * @param fallback a path of ours for what could lead elsewhere
 */
export function absoluteCallback(value: string, baseUrl: string, fallback: string): string {
  const path = value.startsWith(`${baseUrl}/`) ? value.slice(baseUrl.length) : value
  return `${baseUrl}${safeCallback(path) ?? fallback}`
}
