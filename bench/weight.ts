import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { atMost, type Row } from './report'
import type { BenchSite } from './site'

const KB = 1024
const kilobytes = (value: number) => `${value.toFixed(1)} kB`

async function gzipped(url: URL): Promise<number> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`)
  const body = Buffer.from(await response.arrayBuffer())
  // What is compressed already (fonts) does not shrink again.
  return Math.min(gzipSync(body).length, body.length) / KB
}

const all = (html: string, pattern: RegExp) => [
  ...new Set([...html.matchAll(pattern)].map(match => match[1] ?? '')),
]

/** P10: what the search page makes a phone fetch, compressed. */
export async function measureWeight(site: BenchSite, path: string): Promise<Row[]> {
  const html = await fetch(new URL(path, site.url)).then(response => response.text())
  const scripts = all(html, /<script[^>]+src="([^"]+)"(?![^>]*nomodule)/gi).filter(
    src => !/polyfills/.test(src),
  )
  const styles = all(html, /<link[^>]+href="([^"]+\.css[^"]*)"/gi)
  const fonts = all(html, /<link[^>]+href="([^"]+\.woff2)"/gi)
  const sprites = all(html, /href="(\/icons\/[^"#]+\.svg)#/gi)
  const foreign = all(html, /(?:src|href)="(https?:\/\/[^"]+\.(?:js|css|woff2?|png|jpe?g|svg))"/gi)
  const size = async (paths: string[]) => {
    const sizes = await Promise.all(paths.map(item => gzipped(new URL(item, site.url))))
    return sizes.reduce((sum, value) => sum + value, 0)
  }
  const document = gzipSync(html).length / KB
  const [js, css] = [await size(scripts), await size(styles)]
  const requests = 1 + scripts.length + styles.length + fonts.length + sprites.length
  const count = (value: number) => String(value)
  return [
    atMost('P10', 'search page: HTML + JS + CSS, gzip', 190, document + js + css, kilobytes),
    atMost('P10', '— HTML', 12, document, kilobytes),
    atMost('P10', '— JavaScript', 165, js, kilobytes),
    atMost('P10', '— CSS', 12, css, kilobytes),
    atMost('P10', '— requests (document, scripts, styles, fonts, icons)', 15, requests, count),
    {
      id: 'P10',
      what: '— third-party hosts',
      bar: 'none',
      measured: foreign.length === 0 ? 'none' : foreign.join(' '),
      ratio: null,
      met: foreign.length === 0,
    },
  ]
}

/** P11: the most statements that one of these pages needed, as the server's own log says. */
export async function measureStatements(site: BenchSite, paths: readonly string[]): Promise<Row> {
  const before = readFileSync(site.log).length
  for (const path of paths) await fetch(new URL(path, site.url)).then(response => response.text())
  const lines = readFileSync(site.log).subarray(before).toString().split('\n')
  const counts = lines.flatMap(line => {
    const count = /"path":"\/(?:fr|ar)\/search".*"sql":(\d+)/.exec(line)?.[1]
    return count ? [Number(count)] : []
  })
  return atMost(
    'P11',
    'SQL statements per search page, the worst of the sample',
    6,
    Math.max(...counts),
    String,
  )
}
