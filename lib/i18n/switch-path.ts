import type { Locale } from './routing'

/**
 * The same page in another language: `/fr/search?q=a` → `/ar/search?q=a`. Anything without a language
 * in front, or not of this site, leads to that language's home.
 */
export function switchPath(path: string, to: Locale): string {
  const match = /^\/(?:fr|ar)(?=$|[/?#])(.*)$/s.exec(path)
  return match ? `/${to}${match[1]}` : `/${to}`
}
