import { LOCALES } from './routing'

type Entry = {
  /** Without the language: "/services/plomberie". */
  path: string
  /** 'YYYY-MM-DD' of the last change. */
  changed?: string
}

/** Slugs and our own address are all that stands here, but an ampersand in an address would end the document. */
const safe = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const TAG = { fr: 'fr-MA', ar: 'ar-MA' } as const

/**
 * The sitemap of pages in both languages: each address names its twins.
 * @param origin "https://khadamat.example", without a slash at the end
 */
export function sitemapXml(origin: string, entries: readonly Entry[]): string {
  const urls = entries.flatMap(({ path, changed }) => {
    const href = (locale: string) => safe(`${origin}/${locale}${path}`)
    const twins = [
      ...LOCALES.map(locale => [TAG[locale], href(locale)] as const),
      ['x-default', href('fr')] as const,
    ].map(([tag, address]) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${address}"/>`)
    const day = changed ? `<lastmod>${safe(changed)}</lastmod>` : ''
    return LOCALES.map(locale => `<url><loc>${href(locale)}</loc>${day}${twins.join('')}</url>`)
  })
  return `${XML}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
}

/** The list of sitemaps, by their paths. */
export function sitemapIndexXml(origin: string, paths: readonly string[]): string {
  const parts = paths.map(path => `<sitemap><loc>${safe(`${origin}${path}`)}</loc></sitemap>`)
  return `${XML}<sitemapindex xmlns="${NAMESPACE}">\n${parts.join('\n')}\n</sitemapindex>\n`
}
