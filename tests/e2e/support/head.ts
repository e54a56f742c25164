import { read } from './forms'

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x27;', '’')

export type Head = {
  title: string
  meta: Record<string, string>
  canonical: string | undefined
  /** By language tag. */
  twins: Record<string, string>
  jsonLd: Record<string, unknown>[]
}

/** What search engines and social networks read of a page. */
export function headOf(html: string): Head {
  const head: Head = { title: '', meta: {}, canonical: undefined, twins: {}, jsonLd: [] }
  head.title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
  for (const [tag] of html.matchAll(/<meta\b[^>]*>/g)) {
    const name = attribute(tag, 'name') ?? attribute(tag, 'property')
    if (name) head.meta[name] = attribute(tag, 'content') ?? ''
  }
  for (const [tag] of html.matchAll(/<link\b[^>]*>/g)) {
    const href = attribute(tag, 'href') ?? ''
    const language = attribute(tag, 'hreflang')
    if (attribute(tag, 'rel') === 'canonical') head.canonical = href
    else if (language) head.twins[language] = href
  }
  for (const [, json = ''] of html.matchAll(
    /<script[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g,
  )) {
    const parsed = JSON.parse(json) as Record<string, unknown> & { '@graph'?: Record<string, unknown>[] }
    head.jsonLd.push(...(parsed['@graph'] ?? [parsed]))
  }
  return head
}

export async function readHead(path: string): Promise<{ response: Response; html: string; head: Head }> {
  const response = await read(path)
  const html = await response.text()
  return { response, html, head: headOf(html) }
}
